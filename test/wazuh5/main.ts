/**
 * Converts all SigmaHQ rules for Wazuh 5, reads each as the plugin there would, and asks it and the evaluator about
 * SigmaHQ's regression events and about events made from each rule's meaning. Needs `../shared` beside the repository.
 *
 * With a node of OpenSearch at SIGMAZUH_OPENSEARCH_URL the same questions are put to it.
 *
 *     npm run wazuh5 -- [--cases N] [--only TEXT] [--from FOLDER] [--random N [--seed N]] [--show N]
 *
 * `--from` takes a folder's rules instead of SigmaHQ's, `--random` random ones.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SigmaRule } from '@sigmazuh/parser';
import { readCorpus, readRulesOf, sharedIsPresent } from '../corpus/shared.ts';
import { randomRules } from '../synthetic/random/random-rules.ts';
import {
  byModel,
  byNode,
  type Question,
  readAll,
  regressionQuestions,
  syntheticQuestions,
  type Tally,
  tallyOf,
} from './judge.ts';
import { searchNode } from './search-node.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '40' },
    only: { type: 'string', default: '' },
    from: { type: 'string' },
    random: { type: 'string' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '20' },
  },
});

if (!sharedIsPresent) {
  say('skipped: ../shared not present');
  process.exit(0);
}

const rules = allRules().filter((rule) => `${rule.range.file} ${rule.title.value}`.includes(values.only));
const judged = readAll(rules);
const { totals, rules: entries, schema } = judged.pack.manifest;
say(`${rules.length} rules, schema ${schema}: ${totals.converted} converted, ${totals.refused} refused`);

const reasons = new Map<string, number>();
const missing = new Map<string, number>();
for (const { reason, missingFields } of entries) {
  if (reason === undefined) continue;
  const general = reason
    .replaceAll(/"[^"]*"/g, '…')
    .replaceAll(/\d{3,}/g, 'N')
    .replace(/(decodes events of) .*/, '$1 …')
    .replace(/of \w+ events$/, 'of … events');
  reasons.set(general, (reasons.get(general) ?? 0) + 1);
  for (const field of missingFields ?? []) missing.set(field, (missing.get(field) ?? 0) + 1);
}
const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort((a, b) => b[1] - a[1]);
for (const [reason, count] of sorted(reasons)) say(`  ${String(count).padStart(5)}  ${reason}`);
say(
  `fields without a place: ${sorted(missing)
    .slice(0, 40)
    .map(([field, count]) => `${field} ${count}`)
    .join(', ')}`,
);

say(`taken by the plugin: ${judged.rules.length}, not taken: ${judged.rejected.length}`);
for (const each of judged.rejected.slice(0, Number(values.show))) say(`  ${each}`);
const recorded = regressionQuestions(judged);
const made = syntheticQuestions(judged, { branches: 20, cases: Number(values.cases) });
for (const [name, { events, undecodable, questions }] of [
  ['regression', recorded],
  ['synthetic', made],
] as const) {
  say(`${name} events: ${events}, of which the schema cannot hold ${undecodable}`);
  report("the model of Wazuh 5's plugin", tallyOf(questions, byModel));
  await reportNode(questions);
}

function allRules(): readonly SigmaRule[] {
  if (values.random !== undefined) return randomRules(Number(values.random), Number(values.seed));
  return values.from === undefined ? readCorpus() : readRulesOf(resolve(values.from));
}

/** The same questions to a real OpenSearch, where there is one. */
async function reportNode(questions: readonly Question[]): Promise<void> {
  const url = process.env.SIGMAZUH_OPENSEARCH_URL;
  if (url === undefined) {
    say('  skipped: no OpenSearch at SIGMAZUH_OPENSEARCH_URL');
    return;
  }
  const node = await searchNode(url, judged.types);
  report('OpenSearch', tallyOf(questions, await byNode(questions, node)));
}

function report(name: string, { asked, matching, noted, differences }: Tally): void {
  say(
    `  ${name}: asked ${asked} times, ${matching} matching; differences ${differences.length}, as noted ${noted}`,
  );
  for (const each of differences.slice(0, Number(values.show))) say(`    ${each}`);
  if (differences.length > 0 || judged.rejected.length > 0) process.exitCode = 1;
}
