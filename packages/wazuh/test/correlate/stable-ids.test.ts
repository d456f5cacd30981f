import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile, type IdFile } from '@sigmazuh/wazuh';
import { expect, it } from 'vitest';

const idOf = (name: string) => `5c3f9a2e-1b4d-4e6f-8a7b-${name.padEnd(12, '0')}`;
const rule = (name: string, eventId: number) =>
  `title: ${name}\nid: ${idOf(name)}\nname: ${name}\nlogsource: {product: windows, service: security}\ndetection: {s: {EventID: ${eventId}}, condition: s}\nlevel: low\n`;
const correlation = (name: string, rules: string, count: number, more = '') =>
  `title: ${name}\nid: ${idOf(name)}\nname: ${name}\ncorrelation: {type: event_count, rules: [${rules}], timespan: 5m, condition: {gte: ${count}}}\n${more}level: high\n`;

const documents = {
  a1: rule('a1', 4625),
  a2: rule('a2', 4624),
  a3: rule('a3', 4720),
  c1: correlation('c1', 'a1', 5),
  c2: correlation('c2', 'a1, a2', 3),
  c3: correlation('c3', 'c1', 2, 'generate: true\n'),
};

/** Ids by title, of what alerts, after a build with these documents. */
function built(names: readonly (keyof typeof documents)[], ids: IdFile) {
  const text = names.map((name) => documents[name]).join('---\n');
  const parsed = parseSigma(text, 'ids.yml', new Diagnostics());
  const pack = buildPack(parsed, { ids, approximate: 'allowed' });
  const alerting = pack.manifest.rules.flatMap(({ title, wazuhIds }) =>
    wazuhIds.length > 0 ? [[title, wazuhIds] as const] : [],
  );
  return { ids: pack.ids, alerting: new Map(alerting) };
}

it('ids stay as they are when correlations come and go', () => {
  const all = built(['a1', 'a2', 'a3', 'c1', 'c2', 'c3'], emptyIdFile);
  expect([...all.alerting.keys()].sort()).toEqual(['a3', 'c1', 'c2', 'c3']);
  // Without any, the rules alert themselves; with some again, what alerts has the ids that it had.
  const none = built(['a1', 'a2', 'a3'], all.ids);
  expect(none.alerting.get('a3')).toEqual(all.alerting.get('a3'));
  for (const left of [
    ['a1', 'a3', 'c1'],
    ['a1', 'a2', 'a3', 'c2'],
    ['a1', 'a2', 'a3', 'c1', 'c2', 'c3'],
  ] as const) {
    const some = built(left, none.ids);
    for (const [title, ids] of some.alerting) expect([title, ids]).toEqual([title, all.alerting.get(title)]);
  }
  const rules = built(['a1', 'a2', 'a3'], built(['a1', 'a3', 'c1'], none.ids).ids);
  expect(rules.alerting).toEqual(none.alerting);
});
