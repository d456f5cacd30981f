import { describe, expect, it } from 'vitest';
import { lab, rule } from '../lab.ts';

describe('siblings', () => {
  it.each([
    ['the higher level is tried first', ['level="3"', 'level="12"'], '100001'],
    ['level 0 before all others', ['level="16"', 'level="0"'], '100001'],
    ['equal levels in the order of loading', ['level="5"', 'level="5"'], '100000'],
    ['accuracy="0" counts the bare level', ['level="16" accuracy="0"', 'level="1"'], '100001'],
  ])('%s', (_title, attributes, winner) => {
    const rules = attributes.map((written, index) => rule(100_000 + index, written, '<match>z</match>'));
    expect(lab(rules.join('')).rules(['z'])).toBe(winner);
  });

  it('the first that matches hides the others and their children', () => {
    const rules =
      rule(100_001, 'level="5"', '<match>z</match>') +
      rule(100_002, 'level="3"', '<match>z</match>') +
      rule(100_003, 'level="15"', '<if_sid>100002</if_sid><match>z</match>');
    expect(lab(rules).rules(['z'])).toBe('100001');
  });

  it('noalert lets the search go on behind it', () => {
    const rules =
      rule(100_001, 'level="9" noalert="1"', '<match>z</match>') +
      rule(100_002, 'level="7"', '<if_sid>100001</if_sid><match>zy</match>') +
      rule(100_003, 'level="3"', '<match>z</match>');
    const { rules: outcomes, play } = lab(rules);
    expect(outcomes(['z', 'zy'])).toBe('100003 100002');
    expect(play(['z', 'zy']).map(({ path }) => path)).toEqual([
      [1, 100_003],
      [1, 100_001, 100_002],
    ]);
  });

  it('noalert="0" is none', () => {
    expect(lab(rule(100_001, 'level="9" noalert="0"', '<match>z</match>')).rules(['z'])).toBe('100001');
  });
});

describe('outcomes', () => {
  it.each([
    ['level 3', 'level="3"', '', 'alert'],
    ['level 2', 'level="2"', '', 'no_log'],
    ['level 1 with log_alert', 'level="1"', '<options>log_alert</options>', 'alert'],
    ['no_log', 'level="12"', '<options>no_log</options>', 'no_log'],
    ['level 0', 'level="0"', '<options>log_alert</options>', 'level0'],
  ])('%s', (_title, attributes, options, outcome) => {
    const [verdict] = lab(rule(100_001, attributes, `<match>z</match>${options}`)).play(['z']);
    expect(verdict).toMatchObject({ outcome, alert: outcome === 'alert' });
  });

  it('no rule', () => {
    const [verdict] = lab(rule(100_001, 'level="5"', '<match>z</match>')).play(['x']);
    expect(verdict).toMatchObject({ outcome: 'none', alert: false, rule: null, path: [], tried: 2 });
  });

  it('a rule with an id below 10 is a root', () => {
    expect(lab(rule(9, 'level="5"', '<match>z</match>')).play(['z'])[0]?.path).toEqual([9]);
  });
});

describe("a firewall's decoder", () => {
  it.each([
    ['a whole connection', 'Mar  3 10:00:01 h wall: DROP tcp 10.0.0.1:22 10.0.0.2:80', 'alert'],
    ['no ports: dropped before any rule', 'Mar  3 10:00:01 h wall: DROP icmp 10.0.0.1 10.0.0.2', 'none'],
  ])('%s', (_title, log, outcome) => {
    const [verdict] = lab(rule(100_001, 'level="5"', '<if_sid>2</if_sid>')).play([log]);
    expect(verdict).toMatchObject({ decoder: 'wall', outcome });
  });
});

describe('descriptions', () => {
  const described = (description: string, log: string) =>
    lab(`<rule id="100001" level="5"><match>a</match><description>${description}</description></rule>`).play([
      log,
    ])[0]?.rule?.description;

  it.each([
    ['a field', 'x $(a) y', '{"a":"V"}', 'x V y'],
    ['a static field', '$(srcip) $(user)', '{"a":1,"srcip":"1.2.3.4","user":"u"}', '1.2.3.4 '],
    ['an unknown one', '$(nosuch)!', '{"a":1}', '!'],
    ['an empty name', '<!-- -->$()', '{"a":1}', ''],
    ['unclosed', '$(a', '{"a":1}', '$(a'],
    ['no parentheses', '$a', '{"a":1}', '$a'],
    ['the host', '$(hostname) $(location)', '{"a":1}', 'srv '],
    ['the first newline is a blank', 'one\ntwo\nthree', 'a', 'one two\nthree'],
    ['entities stay', '&amp;', 'a', '&amp;'],
    ['1,023 bytes', '$(a)', `{"a":"${'v'.repeat(1_023)}"}`, 'v'.repeat(1_023)],
    ['1,024 bytes stay unexpanded', '$(a)', `{"a":"${'v'.repeat(1_024)}"}`, '$(a)'],
    ['other letters', 'é $(a)', '{"a":"ü"}', 'é ü'],
  ])('%s', (_title, description, log, expected) => {
    expect(described(description, log)).toBe(expected);
  });
});

describe('groups', () => {
  it.each([
    ['glued to the group of the file', 'a,b,', '<group>c,d</group>', ['a', 'b', 'c', 'd']],
    ['a missing comma glues names', 'a,b', '<group>c,</group>', ['a', 'bc']],
    ['over several lines', 'a,', '<group>\n  c,\n  d,\n</group>', ['a', 'c', 'd']],
    ['several elements', 'a,', '<group>c,</group><group>d,</group>', ['a', 'c', 'd']],
  ])('%s', (_title, name, options, groups) => {
    const text = `<group name="${name}">${rule(100_001, 'level="5"', `<match>z</match>${options}`)}</group>`;
    expect(lab({ 'my.xml': text }).play(['z'])[0]?.rule?.groups).toEqual(groups);
  });
});

describe('the engine', () => {
  const loaded = lab(rule(100_001, 'level="5"', '<match>z</match><field name="a">1</field>'));

  it('streams', async () => {
    const verdicts = [];
    for await (const verdict of loaded.engine?.verdicts([{ log: 'x' }, { id: 'b', log: '{"a":"1z"}' }]) ??
      []) {
      verdicts.push([verdict.id, verdict.outcome]);
    }
    expect(verdicts).toEqual([
      [0, 'none'],
      ['b', 'alert'],
    ]);
  });

  it('explains', () => {
    const explained = loaded.engine?.fork().explain({ log: '{"z":"2"}' });
    expect(explained?.attempts).toMatchObject([
      { rule: 1, depth: 0, failed: null },
      { rule: 100_001, depth: 1, failed: { option: 'field a', wanted: 'osregex 1', text: null } },
    ]);
    expect(loaded.engine?.fork().explain({ log: 'x' }).attempts[1]?.failed).toEqual({
      option: 'match',
      wanted: 'osmatch z',
      text: 'x',
    });
  });

  it('takes any field name', () => {
    const [verdict] = loaded.play(['{"__proto__":"x","a":"1z"}']);
    expect(Object.entries(verdict?.fields ?? {})).toEqual([
      ['__proto__', 'x'],
      ['a', '1z'],
    ]);
  });
});
