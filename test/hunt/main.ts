/**
 * Puts the searches of all SigmaHQ rules before a real OpenSearch: events are indexed as Wazuh's indexer holds them,
 * and each search has to find exactly those that the rule means. Needs `../shared` beside the repository and a node.
 *
 *     npm run opensearch -- npm run hunt-corpus -- [--synthetic] [--rules N] [--only TEXT] [--part I/N]
 *                                                  [--branches N] [--cases N] [--show N]
 *                                                  [--from FOLDER] [--typed]
 *
 * Regression events are searched with the built-in pipelines, and the payload fixtures with the project's own, which
 * say where its payloads turn up. `--synthetic` adds events made out of the meaning of the rules: of `--rules` of them,
 * of those with `--only` in path or title, of one part of all. `--from` takes a folder's rules instead of SigmaHQ's.
 * `--typed` also puts each search as one types it in a search bar, which has to find the same.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { converterFor, isSearchable } from '@sigmazuh/opensearch';
import type { SigmaRule } from '@sigmazuh/parser';
import { readCorpus, readRulesOf, sharedIsPresent } from '../corpus/shared.ts';
import { urlVariable } from '../opensearch-node/start-node.ts';
import { ownPipelines } from '../own-pack.ts';
import { spread } from '../synthetic/scenario/question.ts';
import { type Decoding, payloadEvents, regressionEvents, syntheticEvents } from './events.ts';
import type { IndexedEvent } from './judge-hits.ts';
import { type JudgedIndexOptions, judgeIndexed } from './judged-index.ts';
import { byReason, SearchNode } from './search-node.ts';
import { stockTemplate } from './stock-template.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const { values } = parseArgs({
  options: {
    synthetic: { type: 'boolean', default: false },
    rules: { type: 'string' },
    only: { type: 'string' },
    part: { type: 'string', default: '1/1' },
    branches: { type: 'string', default: '40' },
    cases: { type: 'string', default: '120' },
    from: { type: 'string' },
    typed: { type: 'boolean', default: false },
    show: { type: 'string', default: '25' },
  },
});

const url = process.env[urlVariable];
if (!sharedIsPresent || url === undefined) {
  say(
    `skipped: ${sharedIsPresent ? 'no OpenSearch, npm run opensearch -- COMMAND starts one' : '../shared not present'}`,
  );
  process.exit(0);
}

const node = new SearchNode(url);
const rules = allRules();
const converted = rules.map(converterFor(rules, {}));
const share = ((100 * converted.filter(isSearchable).length) / rules.length).toFixed(2);
say(`${rules.length} rules: ${converted.filter(isSearchable).length} converted (${share} %)`);
for (const [reason, count] of reasons()) say(`  ${count} refused: ${reason}`);

const budget = { branches: Number(values.branches), cases: Number(values.cases) };
const settings = stockTemplate();
let isWrong = false;
await judge('regression events', {}, (decoding) => [
  ...regressionEvents(decoding),
  ...(values.synthetic ? syntheticEvents(decoding, chosenRules(), budget) : []),
]);
await judge('payload fixtures', { pipelines: ownPipelines() }, payloadEvents);
process.exitCode = isWrong ? 1 : 0;

async function judge(
  what: string,
  options: JudgedIndexOptions,
  eventsOf: (decoding: Decoding) => readonly IndexedEvent[],
): Promise<void> {
  const tally = await judgeIndexed(node, 'wazuh-alerts-4.x-judged', rules, eventsOf, {
    settings,
    typed: values.typed ? 'too' : 'not',
    ...options,
  });
  say(
    `${what}: ${tally.events} events in ${tally.indices} indices, ${tally.problems.length} of them not indexed; ${tally.searches} searches, ${tally.failures.length} failed; ` +
      `${tally.agree} hits agreed, ${tally.asItArrives} for what is left of the event, ${tally.notToldApart} of other log sources, ${tally.leftOut} of sources that are left out, ` +
      `${tally.differences.length} differences; ${tally.rulesFound} rules rightly found an event`,
  );
  // What the indexer does not take, no search can find.
  for (const [reason, problems] of byReason(tally.problems))
    say(`  ${problems.length} not indexed: ${reason}`);
  const { typed } = tally;
  if (typed !== null) {
    say(
      `  ${typed.strings} of these searches as one types them: ${typed.agree} hits agreed, ${typed.differences.length} differences`,
    );
  }
  const lines = [...tally.failures, ...tally.differences, ...(typed?.differences ?? [])];
  for (const line of lines.slice(0, Number(values.show))) say(`  ${line}`);
  isWrong ||= lines.length > 0;
}

function allRules(): readonly SigmaRule[] {
  return values.from === undefined ? readCorpus() : readRulesOf(resolve(values.from));
}

function chosenRules() {
  const named = rules.filter(
    (rule) => values.only === undefined || `${rule.range.file} ${rule.title.value}`.includes(values.only),
  );
  const some = values.rules === undefined ? named : spread(named, Number(values.rules));
  const [part = 1, parts = 1] = values.part.split('/').map(Number);
  return some.filter((_, i) => i % parts === part - 1);
}

function reasons(): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { query, findings } of converted) {
    const reason = findings.refusals[0]?.message.replace(/"[^"]*"/g, '"…"').replace(/%\w[\w-]*%/g, '%…%');
    if (query === null && reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one);
}
