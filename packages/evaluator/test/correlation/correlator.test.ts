import { describe, expect, it } from 'vitest';
import { createCorrelator, createEvaluator, eventFromFields, type JsonObject } from '../../src/index.ts';
import { documentsOf } from '../rule-of.ts';

const rule = (name: string) =>
  [
    `title: ${name}`,
    `name: ${name}`,
    'logsource: { product: test }',
    'detection:',
    '    selection:',
    `        Kind: ${name}`,
    '    condition: selection',
  ].join('\n');

const correlation = (name: string, body: readonly string[]) =>
  [`title: ${name}`, `name: ${name}`, 'correlation:', ...body.map((line) => `    ${line}`)].join('\n');

/** What an event is: when, of which rule, with which other fields. */
type Step = readonly [time: number, kind: string, fields: JsonObject];

/** The names of the correlations that hold with each event. */
function follow(documents: readonly string[], steps: readonly Step[]): readonly (readonly string[])[] {
  const evaluator = createEvaluator(documentsOf(documents.join('\n---\n')));
  const correlator = createCorrelator(evaluator);
  expect([...evaluator.diagnostics, ...correlator.diagnostics]).toEqual([]);
  return steps.map(([time, kind, fields]) => {
    const event = eventFromFields({ logsource: { product: 'test' }, fields: { Kind: kind, ...fields } });
    return correlator.observe(event, time).correlations.map(({ title }) => title.value);
  });
}

/** The titles of what is raised with each event: rules that only serve correlations are not. */
function raise(documents: readonly string[], steps: readonly Step[]): readonly (readonly string[])[] {
  const correlator = createCorrelator(createEvaluator(documentsOf(documents.join('\n---\n'))));
  expect(correlator.diagnostics).toEqual([]);
  return steps.map(([time, kind, fields]) => {
    const event = eventFromFields({ logsource: { product: 'test' }, fields: { Kind: kind, ...fields } });
    return correlator.observe(event, time).raised.map(({ title }) => title.value);
  });
}

const joe = { User: 'joe' };
const ann = { User: 'ann' };

describe('event_count', () => {
  const three = correlation('three', [
    'type: event_count',
    'rules: [fail]',
    'group-by: [User]',
    'timespan: 10s',
    'condition: { gte: 3 }',
  ]);

  it.each<[string, readonly Step[], readonly boolean[]]>([
    [
      'counts within the time span',
      [
        [0, 'fail', joe],
        [5, 'fail', joe],
        [10, 'fail', joe],
      ],
      [false, false, true],
    ],
    [
      'forgets what is older',
      [
        [0, 'fail', joe],
        [5, 'fail', joe],
        [11, 'fail', joe],
      ],
      [false, false, false],
    ],
    [
      'holds again with a further event',
      [
        [0, 'fail', joe],
        [1, 'fail', joe],
        [2, 'fail', joe],
        [3, 'fail', joe],
      ],
      [false, false, true, true],
    ],
    [
      'counts each group for itself',
      [
        [0, 'fail', joe],
        [1, 'fail', ann],
        [2, 'fail', joe],
      ],
      [false, false, false],
    ],
    [
      'leaves out events without the field',
      [
        [0, 'fail', {}],
        [1, 'fail', {}],
        [2, 'fail', {}],
      ],
      [false, false, false],
    ],
    [
      'leaves out other events',
      [
        [0, 'fail', joe],
        [1, 'login', joe],
        [2, 'fail', joe],
      ],
      [false, false, false],
    ],
  ])('%s', (_, steps, expected) => {
    expect(follow([rule('fail'), three], steps).map((each) => each.includes('three'))).toEqual(expected);
  });

  it('takes a range', () => {
    const range = correlation('range', [
      'type: event_count',
      'rules: [fail]',
      'group-by: [User]',
      'timespan: 1m',
      'condition: { gt: 1, lte: 2 }',
    ]);
    const steps: Step[] = [0, 1, 2].map((time) => [time, 'fail', joe]);
    expect(follow([rule('fail'), range], steps)).toEqual([[], ['range'], []]);
  });
});

describe('values', () => {
  const of = (type: string, condition: string) =>
    correlation(type, [
      `type: ${type}`,
      'rules: [fail]',
      'group-by: [Host]',
      'timespan: 1m',
      `condition: ${condition}`,
    ]);
  const steps: Step[] = [
    [0, 'fail', { Host: 'a', User: 'joe', Bytes: 10 }],
    [1, 'fail', { Host: 'a', User: 'joe', Bytes: '30' }],
    [2, 'fail', { Host: 'a', User: 'ann', Bytes: 5 }],
    [3, 'fail', { Host: 'a' }],
  ];
  it.each([
    ['value_count', '{ field: User, gte: 2 }', [false, false, true, true]],
    ['value_count', '{ field: [User, Bytes], gte: 3 }', [false, false, true, true]],
    ['value_sum', '{ field: Bytes, gt: 40 }', [false, false, true, true]],
    ['value_avg', '{ field: Bytes, gte: 20 }', [false, true, false, false]],
    ['value_percentile', '{ field: User, lte: 40 }', [false, false, true, false]],
    ['value_percentile', '{ field: Bytes, percentile: 50, gt: 5 }', [true, true, true, true]],
    ['value_percentile', '{ field: Bytes, percentile: 50, gte: 10 }', [true, true, true, true]],
    ['value_percentile', '{ field: Bytes, percentile: 90, gte: 30 }', [false, true, true, true]],
  ])('%s %s', (type, condition, expected) => {
    expect(follow([rule('fail'), of(type, condition)], steps).map((each) => each.length === 1)).toEqual(
      expected,
    );
  });
});

describe('temporal', () => {
  const of = (type: string, ...more: readonly string[]) =>
    correlation(type, [`type: ${type}`, 'rules: [scan, login]', 'timespan: 10s', ...more]);
  it.each<[string, string, readonly Step[], boolean]>([
    [
      'any order',
      of('temporal', 'group-by: [User]'),
      [
        [0, 'login', joe],
        [1, 'scan', joe],
      ],
      true,
    ],
    [
      'one missing',
      of('temporal', 'group-by: [User]'),
      [
        [0, 'login', joe],
        [1, 'login', joe],
      ],
      false,
    ],
    [
      'different groups',
      of('temporal', 'group-by: [User]'),
      [
        [0, 'login', joe],
        [1, 'scan', ann],
      ],
      false,
    ],
    [
      'too late',
      of('temporal', 'group-by: [User]'),
      [
        [0, 'login', joe],
        [11, 'scan', joe],
      ],
      false,
    ],
    [
      'in order',
      of('temporal_ordered', 'group-by: [User]'),
      [
        [0, 'scan', joe],
        [1, 'login', joe],
      ],
      true,
    ],
    [
      'out of order',
      of('temporal_ordered', 'group-by: [User]'),
      [
        [0, 'login', joe],
        [1, 'scan', joe],
      ],
      false,
    ],
    ['some of them', of('temporal', 'group-by: [User]', 'condition: { gte: 1 }'), [[0, 'scan', joe]], true],
    [
      'aliases',
      of('temporal', 'group-by: [Address]', 'aliases: { Address: { scan: Source, login: Client } }'),
      [
        [0, 'scan', { Source: '192.0.2.1' }],
        [1, 'login', { Client: '192.0.2.1' }],
      ],
      true,
    ],
  ])('%s', (_, text, steps, expected) => {
    expect((follow([rule('scan'), rule('login'), text], steps).at(-1)?.length ?? 0) > 0).toBe(expected);
  });
});

describe('an alias of a correlation that others refer to', () => {
  const inner = correlation('inner', [
    'type: event_count',
    'rules: [login]',
    'timespan: 10s',
    'group-by: [User]',
    'aliases: { User: { login: Client } }',
    'condition: { gte: 1 }',
  ]);
  const outer = correlation('outer', [
    'type: event_count',
    'rules: [inner]',
    'timespan: 10s',
    'group-by: [User]',
    'condition: { gte: 2 }',
  ]);
  it.each([
    [
      "stands in front of the event's own field",
      { User: 'joe', Client: 'a' },
      { User: 'ann', Client: 'a' },
      true,
    ],
    ['hides that field', { User: 'joe', Client: 'a' }, { User: 'joe', Client: 'b' }, false],
  ])('%s', (_, first, second, expected) => {
    const steps: Step[] = [
      [0, 'login', first],
      [1, 'login', second],
    ];
    expect(
      follow([rule('login'), inner, outer], steps)
        .at(-1)
        ?.includes('outer'),
    ).toBe(expected);
  });
});

describe('temporal_ordered', () => {
  const ordered = (...more: readonly string[]) =>
    correlation('ordered', ['type: temporal_ordered', 'rules: [a, b, c]', 'timespan: 10s', ...more]);
  const rules = [rule('a'), rule('b'), rule('c')];
  const steps = (kinds: string): Step[] => Array.from(kinds, (kind, i) => [i, kind, {}]);
  it.each([
    ['all of them', [], 'abc', '..x'],
    ['with others between', [], 'aabbac', '.....x'],
    ['again only with the last of them', [], 'abcac', '..x.x'],
    ['not from the middle', [], 'bca', '...'],
    ['at least two in the order', ['condition: { gte: 2 }'], 'acba', '.xx.'],
    ['a start that is too long ago', [], 'abbbbbbbbbbbc', '.............'],
  ])('%s', (_, more, kinds, expected) => {
    const found = follow([...rules, ordered(...more)], steps(kinds));
    expect(found.map((each) => (each.length > 0 ? 'x' : '.')).join('')).toBe(expected);
  });

  it('does not take one event for two', () => {
    const found = follow(
      [...rules, ordered().replace('[a, b, c]', '[a, b]')],
      [[0, 'x', { Kind: ['a', 'b'] }]],
    );
    expect(found).toEqual([[]]);
  });
});

describe('an event', () => {
  const two = correlation('two', [
    'type: event_count',
    'rules: [a, b]',
    'group-by: [User]',
    'timespan: 10s',
    'condition: { gte: 2 }',
  ]);
  const documents = [rule('a'), rule('b'), two];
  it('that several of the rules match is counted once', () => {
    expect(follow(documents, [[0, 'x', { Kind: ['a', 'b'], User: 'joe' }]])).toEqual([[]]);
  });
  it('of several groups is counted in each', () => {
    const steps: Step[] = [
      [0, 'a', { User: ['joe', 'ann'] }],
      [1, 'b', { User: 'ann' }],
    ];
    expect(follow(documents, steps)).toEqual([[], ['two']]);
  });
});

describe('what is raised', () => {
  const counted = (generate: string) =>
    correlation('many', [
      'type: event_count',
      'rules: [fail]',
      'timespan: 1m',
      'condition: { gte: 2 }',
      generate,
    ]);
  const steps: Step[] = [
    [0, 'fail', joe],
    [1, 'fail', joe],
    [2, 'login', joe],
  ];
  it.each([
    ['the correlation alone', 'generate: false', [[], ['many'], ['login']]],
    ['the rules it refers to as well', 'generate: true', [['fail'], ['fail', 'many'], ['login']]],
  ])('is %s', (_, generate, expected) => {
    expect(raise([rule('fail'), rule('login'), counted(generate)], steps)).toEqual(expected);
  });

  it('is a rule that one of its correlations wants to stand for itself', () => {
    const other = counted('generate: true').replaceAll('many', 'other');
    expect(raise([rule('fail'), counted('generate: false'), other], steps)[0]).toEqual(['fail']);
  });

  it('is the outermost of correlations', () => {
    const outer = correlation('outer', ['type: temporal', 'rules: [many, login]', 'timespan: 1m']);
    expect(raise([outer, counted(''), rule('fail'), rule('login')], steps)).toEqual([[], [], ['outer']]);
  });
});

describe('a filter that names a correlation', () => {
  const filter = (named: string, logSource = 'product: test') =>
    [
      'title: filter',
      `logsource: { ${logSource} }`,
      'filter:',
      `    rules: [${named}]`,
      '    selection: { User: bob }',
      '    condition: not selection',
    ].join('\n');
  const many = correlation('many', [
    'type: event_count',
    'rules: [fail]',
    'timespan: 1m',
    'condition: { gte: 2 }',
  ]);
  const other = many.replaceAll('many', 'other');
  const outer = correlation('outer', [
    'type: event_count',
    'rules: [many]',
    'timespan: 1m',
    'condition: { gte: 1 }',
  ]);
  const steps: Step[] = [
    [0, 'fail', { User: 'bob' }],
    [1, 'fail', joe],
    [2, 'fail', joe],
  ];
  it.each([
    [
      'takes the events of its rules away from it alone',
      'many',
      undefined,
      [[], ['other'], ['many', 'other']],
    ],
    [
      'of another log source does nothing',
      'many',
      'product: other',
      [[], ['many', 'other'], ['many', 'other']],
    ],
    ['names a rule and so all correlations of it', 'fail', undefined, [[], [], ['many', 'other']]],
  ])('%s', (_, named, logSource, expected) => {
    expect(follow([rule('fail'), many, other, filter(named, logSource)], steps)).toEqual(expected);
  });

  it('reaches through a correlation to the rules of another', () => {
    const found = follow([rule('fail'), many, outer, filter('outer')], steps);
    expect(found).toEqual([[], ['many'], ['many', 'outer']]);
  });

  it('that has no meaning takes the correlation with it', () => {
    const wrong = filter('many').replace('User: bob', "'User|expand': '%nobody%'");
    const correlator = createCorrelator(
      createEvaluator(documentsOf([rule('fail'), many, wrong].join('\n---\n'))),
    );
    expect(correlator.diagnostics[0]?.message).toMatch(/the filter "filter" cannot be evaluated/);
  });
});

describe('correlations of correlations', () => {
  const outer = correlation('guessed', [
    'type: temporal_ordered',
    'rules: [many, login]',
    'group-by: [User]',
    'timespan: 10m',
  ]);
  const inner = correlation('many', [
    'type: event_count',
    'rules: [fail]',
    'group-by: [User]',
    'timespan: 1m',
    'condition: { gte: 2 }',
  ]);

  it('take those they refer to as occurrences, wherever these stand', () => {
    const steps: Step[] = [
      [0, 'fail', joe],
      [1, 'fail', joe],
      [100, 'login', joe],
    ];
    expect(follow([outer, inner, rule('fail'), rule('login')], steps)).toEqual([[], ['many'], ['guessed']]);
  });

  it.each([
    ['a rule that is not there', [inner], /not there/],
    ['a circle', [outer.replace('login', 'guessed'), inner, rule('fail')], /refers to itself/],
  ])('are refused for %s', (_, documents, reason) => {
    const correlator = createCorrelator(createEvaluator(documentsOf(documents.join('\n---\n'))));
    expect(correlator.diagnostics[0]?.message).toMatch(reason);
  });
});
