import { createEvaluator, eventFromWindows } from '@sigmazuh/evaluator';
import { loadWithPack, skeleton } from '@sigmazuh/explain';
import { createEngine } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const count = 4;
const numbers = Array.from({ length: count }, (_, at) => at);
const idOf = (at: number) => `1b2c3d4e-5f60-4a7b-8c9d-00000000000${at}`;

const rules = numbers
  .map((at) =>
    [
      `title: Rule ${at}`,
      `id: ${idOf(at)}`,
      `name: rule_${at}`,
      // The last one is of a log source that the filters do not speak of.
      `logsource: {product: windows, service: ${at === count - 1 ? 'system' : 'security'}}`,
      `detection: {selection: {EventID: ${4_700 + at}}, condition: selection}`,
      'level: high',
    ].join('\n'),
  )
  .join('\n---\n');

interface Filter {
  /** Rules it names, by id or by name; `any` = all of its log source. */
  readonly names: readonly { readonly at: number; readonly by: 'id' | 'name' }[] | 'any';
  readonly excludes: { readonly field: 'TargetUserName' | 'Computer'; readonly value: string };
}

const users = ['alice', 'bob'];
const hosts = ['pc01', 'pc02'];

const filterOf: fc.Arbitrary<Filter> = fc.record({
  names: fc.oneof(
    fc.constant('any' as const),
    fc.uniqueArray(fc.record({ at: fc.constantFrom(...numbers), by: fc.constantFrom('id', 'name') }), {
      minLength: 1,
      selector: ({ at }) => at,
    }),
  ),
  excludes: fc.oneof(
    fc.record({ field: fc.constant('TargetUserName' as const), value: fc.constantFrom(...users) }),
    fc.record({ field: fc.constant('Computer' as const), value: fc.constantFrom(...hosts) }),
  ),
});

function filterText({ names, excludes }: Filter): string {
  const named =
    names === 'any'
      ? 'any'
      : `[${names.map(({ at, by }) => (by === 'id' ? idOf(at) : `rule_${at}`)).join(', ')}]`;
  return [
    'title: Not this one',
    'logsource: {product: windows, service: security}',
    `filter: {rules: ${named}, selection: {${excludes.field}: ${excludes.value}}, condition: not selection}`,
  ].join('\n');
}

function built(text: string) {
  const documents = parseSigma(text, 'filters.yml', new Diagnostics());
  const pack = buildPack(documents, { ids: emptyIdFile });
  const { ruleset } = loadWithPack(pack, [skeleton({ rules: pack.files, decoders: [] })]);
  if (ruleset === null) throw new Error('refused');
  return { documents, pack, engine: createEngine(ruleset), evaluator: createEvaluator(documents) };
}

const plain = built(rules);

it('a filter that excludes one host or user changes exactly the rules it names', () => {
  fc.assert(
    fc.property(filterOf, (filter) => {
      const { pack, engine, evaluator } = built(`${rules}\n---\n${filterText(filter)}`);
      const isNamed = (at: number) =>
        at < count - 1 && (filter.names === 'any' || filter.names.some((each) => each.at === at));
      for (const at of numbers) {
        const [before, after] = [plain.pack, pack].map(({ manifest }) =>
          manifest.rules.find(({ id }) => id === idOf(at)),
        );
        expect(after?.wazuhIds).toEqual(before?.wazuhIds);
        expect(after?.filters?.length ?? 0).toBe(isNamed(at) ? 1 : 0);
        for (const user of users) {
          for (const host of hosts) {
            const Event = eventXml(at, user, host);
            const value = filter.excludes.field === 'Computer' ? host : user;
            const isLeft = !(isNamed(at) && value === filter.excludes.value);
            expect(evaluator.matchesOf(eventFromWindows({ Event }))).toHaveLength(isLeft ? 1 : 0);
            const { rule } = engine.fork().process({ winevt: { Event } });
            const alerted = before?.wazuhIds.includes(Number(rule?.id)) === true;
            expect({ filter, at, user, host, alerted }).toEqual({ filter, at, user, host, alerted: isLeft });
          }
        }
      }
    }),
    { numRuns: 20 },
  );
}, 120_000);

function eventXml(at: number, user: string, host: string): string {
  const [channel, provider] =
    at === count - 1
      ? ['System', 'Service Control Manager']
      : ['Security', 'Microsoft-Windows-Security-Auditing'];
  const system = `<Provider Name='${provider}'/><EventID>${4_700 + at}</EventID><Channel>${channel}</Channel><Computer>${host}</Computer>`;
  const data = `<Data Name='TargetUserName'>${user}</Data>`;
  return `<Event><System>${system}</System><EventData>${data}</EventData></Event>`;
}
