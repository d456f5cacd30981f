import { createCorrelator, createEvaluator, eventFromLog } from '@sigmazuh/evaluator';
import { loadWithPack, skeleton } from '@sigmazuh/explain';
import { createEngine } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { readPipeline } from '@sigmazuh/wazuh-events';
import { expect, it } from 'vitest';

const pipeline = readPipeline(
  [
    'name: json',
    'sources:',
    '  - {name: app, logSource: {product: app}, enters: [syslog], decodedAs: [json], when: {app: [x]}, form: json, fields: {}, otherFields: {prefix: "", letters: as-is}}',
  ].join('\n'),
  'json.yml',
  new Diagnostics(),
);

const rule = (name: string, at: number) =>
  `title: ${name}\nid: 5c3f9a2e-1b4d-4e6f-8a7b-00000000000${at}\nname: ${name}\nlogsource: {product: app}\ndetection: {s: {kind: ${name}}, condition: s}\nlevel: low\n`;
const correlation = (group: string) =>
  `title: both\nid: 5c3f9a2e-1b4d-4e6f-8a7b-000000000003\ncorrelation: {type: temporal_ordered, rules: [a, b], timespan: 1m, group-by: [${group}]}\nlevel: high\n`;

function judges(group: string) {
  if (pipeline === null) throw new Error('no pipeline');
  const text = [rule('a', 1), rule('b', 2), correlation(group)].join('---\n');
  const documents = parseSigma(text, 'groups.yml', new Diagnostics());
  const pack = buildPack(documents, { ids: emptyIdFile, pipelines: [pipeline], approximate: 'allowed' });
  const entry = pack.manifest.rules.find(({ title }) => title === 'both');
  const { ruleset } = loadWithPack(pack, [skeleton({ rules: pack.files, decoders: [] })]);
  if (ruleset === null) throw new Error('refused');
  return { documents, entry, ruleset };
}

/** A line of JSON with a value at a path. */
function line(kind: string, group: string, value: unknown): string {
  const nested = group.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  return JSON.stringify({ app: 'x', kind, ...(typeof nested === 'object' ? nested : {}) });
}

const pairs: readonly (readonly [first: unknown, second: unknown])[] = [
  ['a', 'a'],
  ['a', 'A'],
  ['a', 'b'],
  ['', ''],
  [1, 1],
  [1, '1'],
  [1.5, 1.5],
  [true, true],
  [null, null],
  [null, 'null'],
  ['a', null],
  [['a'], ['a']],
  [[], []],
  [[null], [null]],
  [[{ x: 1 }], [{ x: 1 }]],
  [{ x: 'a' }, { x: 'a' }],
];

const addresses: typeof pairs = [
  ['192.0.2.1', '192.0.2.1'],
  ['192.0.2.1', '192.0.2.2'],
  ['2001:db8::1', '2001:db8::1'],
  [null, null],
  [[], []],
];

it.each([
  ['name', pairs],
  ['status', pairs],
  ['user.name', pairs],
  ['id', pairs],
  ['srcip', addresses],
] as const)('events of JSON group alike by %s', (group, values) => {
  const { documents, entry, ruleset } = judges(group);
  expect(entry).toMatchObject({ status: 'converted' });
  const ids = entry?.wazuhIds.map(String) ?? [];
  const judged = values.map(([first, second]) => {
    const correlator = createCorrelator(createEvaluator(documents));
    const engine = createEngine(ruleset);
    const verdicts = [line('a', group, first), line('b', group, second)].map((log, at) => ({
      sigma: correlator
        .observe(eventFromLog({ logsource: { product: 'app' }, log }), at)
        .raised.some(({ title }) => title.value === 'both'),
      wazuh: ids.includes(engine.process({ log, time: 1_795_514_400 + at }).rule?.id ?? ''),
    }));
    return { first, second, ...verdicts.at(-1) };
  });
  for (const { sigma, wazuh, ...pair } of judged)
    expect({ ...pair, wazuh }).toEqual({ ...pair, wazuh: sigma });
  expect(judged.filter(({ sigma }) => sigma)).not.toEqual([]);
});

it('a key of JSON that is called as a property of the event is not compared', () => {
  expect(judges('location').entry?.reason).toContain('cannot be compared');
});
