import { convertAll, isSearchable, leavesOf, type Query, queryDsl, ruleSearch } from '@sigmazuh/opensearch';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { SearchNode } from './hunt/search-node.ts';
import { urlVariable } from './opensearch-node/start-node.ts';

const url = process.env[urlVariable];
const node = new SearchNode(url ?? '');
const index = 'wazuh-alerts-4.x-derived';

/** Lines that the index cuts into words in ways that one could stumble over. */
const fillers = [
  '',
  '_',
  'x.',
  "it's:",
  '9',
  'é',
  'ſ',
  '漢',
  '\u{1d400}'.repeat(130),
  'x'.repeat(253),
  'x'.repeat(254),
];
const words = ['needle', 'NEEDLE', 'a1b2', 'sudo', '4e'];
const lines = fillers.flatMap((filler) =>
  words.flatMap((word) => [
    `${filler}${word}${filler}`,
    `type=EXECVE msg=audit(1.1:1): argc=2 a0="${word}" a1=${Buffer.from(`${filler} ${word}`).toString('hex').toUpperCase()}`,
    `type=SYSCALL msg=audit(1.1:1): exe="/bin/${filler}${word}"`,
  ]),
);
const documents: readonly object[] = [
  ...lines.map((line) => ({ full_log: line, decoder: line.startsWith('type=') ? { name: 'auditd' } : {} })),
  {
    full_log: `type=EXECVE msg=audit(1.1:1): argc=2 a0="sh" a1_len=9999 a1[0]="nee" a1[1]="dle"`,
    decoder: { name: 'auditd' },
  },
  { full_log: '{"a":"\\u006eeedle"}', decoder: { name: 'json' }, data: { a: 'needle' } },
  { decoder: { name: 'json' }, data: { a: 'a needle' } },
];

const rule = (logSource: string, detection: string) => `title: A rule
logsource: ${logSource}
detection:
  a:
    ${detection}
  condition: a
`;
const rules = words.flatMap((word) => [
  rule('{product: linux, service: auditd}', `type: EXECVE\n    a1|contains: '${word}'`),
  rule('{product: linux, service: auditd}', `exe|endswith: '${word}'`),
  rule('{product: linux, category: process_creation}', `CommandLine|contains: '${word}'`),
  rule('{product: linux}', `'|all': ['${word}']`),
  rule('{product: linux, category: process_creation}', `CommandLine|re: '(?i)${word}.?$'`),
  rule('{product: linux, service: auditd}', `'|all': ['${word}', 'e']`),
]);

describe.skipIf(url === undefined)(
  `a field is made where the index says so, with the same hits (skipped: ${urlVariable} names no node)`,
  () => {
    it('whatever the index makes of the words of a line', async () => {
      await node.call('DELETE', `/${index}`);
      await node.call('PUT', `/${index}`, {
        mappings: {
          dynamic_templates: [{ strings: { match_mapping_type: 'string', mapping: { type: 'keyword' } } }],
          properties: { full_log: { type: 'text' } },
        },
      });
      const problems = await node.index(index, new Map(documents.map((each, i) => [`${i}`, each])));
      expect([...problems]).toEqual([]);
      const queries = rules.map(queryOf);
      expect(queries.flatMap(leavesOf).some((leaf) => leaf.kind === 'text' && leaf.derived)).toBe(true);
      const made = await node.search(
        index,
        queries.map((query) => ({ ...ruleSearch(query), query: queryDsl(query) })),
      );
      const asked = await node.search(index, queries.map(ruleSearch));
      expect(asked).toEqual(made);
      expect(made.filter((each) => 'ids' in each && each.ids.length > 5).length).toBeGreaterThan(
        rules.length / 2,
      );
      await node.call('DELETE', `/${index}`);
    }, 60_000);
  },
);

function queryOf(text: string): Query {
  const diagnostics = new Diagnostics();
  const [converted] = convertAll(parseSigma(text, 'rule.yml', diagnostics), {}).searches.filter(isSearchable);
  if (converted === undefined) throw new Error(`no search: ${text}`);
  return converted.query;
}
