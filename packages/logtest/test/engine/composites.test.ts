import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../src/index.ts';
import { lab, rule } from '../lab.ts';

const base = rule(100_001, 'level="3"', '<match>base</match>');
const composite = (attributes: string, options: string, id = 100_002) =>
  rule(id, `level="10" ${attributes}`, options);
const counted = '<if_matched_sid>100001</if_matched_sid>';

/** One letter an event: `F` when the composite fired, `.` otherwise. */
function fired(rules: string, events: readonly LogEvent[], id = '100002'): string {
  return lab(rules)
    .play(events)
    .map(({ rule: reported }) => (reported?.id === id ? 'F' : '.'))
    .join('');
}

const every = (seconds: number, count: number, log = 'base'): LogEvent[] =>
  Array.from({ length: count }, (_, index) => ({ log, time: 1_000_000 + index * seconds }));
const fields = (...events: readonly object[]): LogEvent[] =>
  events.map((event, index) => ({ log: JSON.stringify({ m: 'base', ...event }), time: 1_000_000 + index }));

describe('frequency', () => {
  it.each([
    ['2 fires at every further event', 'frequency="2"', '.FFFFFF'],
    ['missing means 2', '', '.FFFFFF'],
    ['3', 'frequency="3"', '..F..F.'],
    ['4', 'frequency="4"', '...F...'],
  ])('%s', (_title, attributes, expected) => {
    expect(fired(base + composite(`${attributes} timeframe="100"`, counted), every(1, 7))).toBe(expected);
  });

  it.each([
    ['exactly as old as the timeframe', 'timeframe="30"', '...F'],
    ['older', 'timeframe="29"', '....'],
    ['at once', 'timeframe="0"', '....'],
    ['five digits of the timeframe are read', 'timeframe="100000"', '...F'],
  ])('%s', (_title, attributes, expected) => {
    expect(fired(base + composite(`frequency="4" ${attributes}`, counted), every(10, 4))).toBe(expected);
  });

  it('the default timeframe is 360 seconds', () => {
    const rules = base + composite('frequency="2"', counted);
    expect([fired(rules, every(360, 2)), fired(rules, every(361, 2))]).toEqual(['.F', '..']);
  });

  it('counts the events that end in the rule, not in its children', () => {
    const kid = rule(100_003, 'level="3"', '<if_sid>100001</if_sid><match>kid</match>');
    const rules = base + kid + composite('frequency="3"', counted);
    expect(fired(rules, [...every(1, 3, 'base kid'), ...every(1, 3)])).toBe('.....F');
  });

  it('does not count level 0, and counts what is not logged', () => {
    const silent = (options: string, level: number) =>
      rule(100_001, `level="${level}"`, `<match>base</match>${options}`) +
      composite('frequency="3"', counted);
    expect(fired(silent('', 0), every(1, 4))).toBe('....');
    expect(fired(silent('<options>no_log</options>', 5), every(1, 4))).toBe('..F.');
    expect(fired(silent('', 1), every(1, 4))).toBe('..F.');
  });

  it('under another rule: failures, then a success', () => {
    const success = rule(100_003, 'level="3"', '<match>success</match>');
    const rules = base + success + composite('frequency="3"', `<if_sid>100003</if_sid>${counted}`);
    expect(fired(rules, [...every(1, 2), ...every(1, 1, 'success')])).toBe('..F');
  });

  it('own conditions hold for the current event only', () => {
    const rules = base + composite('frequency="3"', `${counted}<match>last</match>`);
    expect(fired(rules, [...every(1, 4), ...every(1, 1, 'base last')])).toBe('....F');
  });

  it('shares its marks with other composites of the rule', () => {
    const two = (low: number, high: number) =>
      base +
      rule(100_002, `level="10" frequency="${low}"`, counted) +
      rule(100_003, `level="12" frequency="${high}"`, counted);
    const outcomes = (rules: string) =>
      lab(rules)
        .play(every(1, 12))
        .map(({ rule: reported }) => reported?.level)
        .join(' ');
    expect(outcomes(two(5, 10))).toBe('3 3 3 3 10 3 3 3 3 10 3 12');
    expect(outcomes(two(10, 5))).toBe('3 3 3 3 12 3 3 3 3 12 3 3');
  });

  it('shows at most 11 earlier events, newest first', () => {
    const rules = base + composite('frequency="14"', counted);
    const events = Array.from(
      { length: 14 },
      (_, index): LogEvent => ({ log: `base ${index}`, time: index }),
    );
    const earlier = lab(rules).play(events).at(-1)?.last_events;
    expect(earlier).toHaveLength(11);
    expect(earlier?.[0]).toBe('base 12');
  });
});

describe('grouping', () => {
  const on = (options: string, frequency: number) =>
    rule(100_001, 'level="3"', '<field name="m">base</field>') +
    composite(`frequency="${frequency}"`, counted + options);
  const [a, b] = [{ u: 'a' }, { u: 'b' }];
  it.each([
    ['same_field', '<same_field>u</same_field>', 3, [a, b, a, b, a, b], '....FF'],
    ['same_field, its name in another case', '<same_field>U</same_field>', 3, [a, a, a], '..F'],
    ['same_field, its value in another case', '<same_field>u</same_field>', 3, [a, { u: 'A' }, a], '...'],
    [
      'same_field of a static name',
      '<same_field>srcip</same_field>',
      2,
      [{ srcip: '1.1.1.1' }, { srcip: '1.1.1.1' }],
      '..',
    ],
    ['same_field with blanks', '<same_field> u</same_field>', 2, [a, a], '..'],
    ['same_field of an absent field', '<same_field>x</same_field>', 2, [a, a], '..'],
    [
      'two same_field',
      '<same_field>u</same_field><same_field>v</same_field>',
      2,
      [
        { u: 'a', v: 'x' },
        { u: 'a', v: 'y' },
        { u: 'a', v: 'x' },
      ],
      '..F',
    ],
    [
      'same_srcip',
      '<same_srcip/>',
      2,
      [{ srcip: '1.1.1.1' }, { srcip: '2.2.2.2' }, { srcip: '1.1.1.1' }],
      '..F',
    ],
    [
      'same_source_ip is the same',
      '<same_source_ip/>',
      2,
      [{ srcip: '1.1.1.1' }, { srcip: '1.1.1.1' }],
      '.F',
    ],
    [
      'same_user is the target user',
      '<same_user/>',
      2,
      [{ user: 'x' }, { srcuser: 'x' }, { user: 'x' }],
      '..F',
    ],
    [
      'different_field compares with the current event',
      '<different_field>u</different_field>',
      4,
      [a, a, a, b],
      '...F',
    ],
    ['different_field of an absent field', '<different_field>u</different_field>', 3, [{}, {}, {}], '..F'],
    ['not_same_field', '<not_same_field>u</not_same_field>', 2, [a, a, b], '..F'],
    ['different_url', '<different_url/>', 2, [{ url: '/a' }, { url: '/a' }, { url: '/b' }], '..F'],
    [
      'both',
      '<same_field>u</same_field><different_field>v</different_field>',
      3,
      [
        { u: 'a', v: 1 },
        { u: 'a', v: 2 },
        { u: 'b', v: 3 },
        { u: 'a', v: 4 },
      ],
      '...F',
    ],
  ] as const)('%s', (_title, options, frequency, events, expected) => {
    expect(fired(on(options, frequency), fields(...events))).toBe(expected);
  });

  const fromAgents = every(1, 5).map((event, index) => ({ ...event, agent: { id: `00${1 + (index % 2)}` } }));

  it('counts per agent', () => {
    expect(fired(base + composite('frequency="3"', counted), fromAgents)).toBe('....F');
    expect(fired(base + composite('frequency="3"', `${counted}<global_frequency/>`), fromAgents)).toBe(
      '..F..',
    );
  });

  it('two events without any field do not differ in one', () => {
    const differing = `${counted}<different_field>u</different_field>`;
    const logs = ['base', 'base', 'base'].map((log): LogEvent => ({ log }));
    expect(fired(base + composite('frequency="2"', differing), logs)).toBe('...');
    expect(fired(base + composite('frequency="2"', differing), [...logs, { log: '{"u":"base"}' }])).toBe(
      '...F',
    );
  });

  it('same_location', () => {
    const rules = base + composite('frequency="2"', `${counted}<same_location/>`);
    const events = ['/a', '/b', '/a'].map((location): LogEvent => ({ log: 'base', location }));
    expect(fired(rules, events)).toBe('..F');
  });
});

describe('if_matched_group', () => {
  const grouped = (id: number, text: string) =>
    rule(id, 'level="3"', `<match>${text}</match><group>gg,</group>`);

  it('counts all rules of the group that were loaded before', () => {
    const rules =
      grouped(100_001, 'one') +
      grouped(100_003, 'two') +
      composite('frequency="3"', '<if_matched_group>gg</if_matched_group>') +
      grouped(100_004, 'three');
    const logs = ['one', 'two', 'three', 'one'].map((log): LogEvent => ({ log }));
    expect(fired(rules, logs)).toBe('...F');
  });

  it('leaves out a rule that an if_matched_sid counts', () => {
    const rules =
      grouped(100_001, 'one') +
      composite('frequency="3"', '<if_matched_group>gg</if_matched_group>') +
      rule(100_003, 'level="4" frequency="9"', '<if_matched_sid>100001</if_matched_sid>');
    expect(fired(rules, [{ log: 'one' }, { log: 'one' }, { log: 'one' }])).toBe('...');
  });
});

describe('if_matched_regex', () => {
  const rules = (options: string) =>
    base +
    composite('frequency="3"', `<if_sid>100001</if_sid><if_matched_regex>u\\d</if_matched_regex>${options}`);

  it('counts events whose text matches', () => {
    expect(fired(rules(''), [...every(1, 3, 'base u1'), ...every(1, 2)])).toBe('..F..');
    expect(fired(rules(''), every(1, 6))).toBe('......');
  });

  it('over all agents with global_frequency', () => {
    const events = every(1, 3, 'base u1').map((event, index) => ({
      ...event,
      agent: { id: `00${index + 1}` },
    }));
    expect(fired(rules('<global_frequency/>'), events)).toBe('..F');
  });
});

describe('ignore', () => {
  it('reports the parent for so many seconds after firing', () => {
    const rules = base + rule(100_002, 'level="7" ignore="10"', '<if_sid>100001</if_sid>');
    expect(lab(rules).rules(every(5, 4))).toBe('100002 100001 100002 100001');
    expect(lab(rules).play(every(5, 2))[1]?.path).toEqual([1, 100_001, 100_002]);
  });

  it('under a level-0 root nothing is logged', () => {
    const [, second] = lab(rule(100_002, 'level="7" ignore="10"', '<match>base</match>')).play(every(1, 2));
    expect(second).toMatchObject({ outcome: 'no_log', rule: { id: '1' }, path: [1, 100_002] });
  });

  it('the elements of that name have no effect', () => {
    const rules = rule(
      100_002,
      'level="7"',
      '<match>base</match><ignore>u</ignore><check_if_ignored>u</check_if_ignored>',
    );
    expect(lab(rules).rules(every(1, 2))).toBe('100002 100002');
  });
});

describe('memory', () => {
  it('holds 8,192 events of level 1 and more', () => {
    const other = rule(100_003, 'level="3"', '<match>noise</match>');
    const rules = base + other + composite('frequency="3" timeframe="99999"', counted);
    const noise = (count: number): LogEvent[] =>
      Array.from({ length: count }, () => ({ log: 'noise', time: 5 }));
    const pair: LogEvent[] = [
      { log: 'base', time: 1 },
      { log: 'base', time: 2 },
    ];
    const last: LogEvent = { log: 'base', time: 9 };
    expect(fired(rules, [...pair, ...noise(8_190), last]).at(-1)).toBe('F');
    expect(fired(rules, [...pair, ...noise(8_191), last]).at(-1)).toBe('.');
  });

  it('sessions have their own', () => {
    const rules = base + composite('frequency="2"', counted);
    const events = ['a', 'b', 'a'].map((session): LogEvent => ({ log: 'base', session }));
    expect(fired(rules, events)).toBe('..F');
  });
});
