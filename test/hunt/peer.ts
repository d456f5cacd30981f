/**
 * The same Windows rules through pySigma's OpenSearch back end and through this project's, side by side: each index
 * holds SigmaHQ's regression events under the names that its queries ask for, and each query should find exactly the
 * events that the rule means.
 *
 *     npm run opensearch -- npm run hunt-peer -- [PYTHON]
 *
 * PYTHON (`python3` otherwise) is an interpreter that has what `peer-requirements.txt` lists. Without one, without a node
 * or without ../shared it says that it is skipped. The peer is judged twice: with fields that are matched in their case,
 * as keywords are, and with all of them in lower case.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEvaluator, eventFromWindows } from '@sigmazuh/evaluator';
import { converterFor, type JsonObject, ruleSearch } from '@sigmazuh/opensearch';
import { readCorpus, ruleFolders, shared, sharedIsPresent } from '../corpus/shared.ts';
import { urlVariable } from '../opensearch-node/start-node.ts';
import { Decoding, regressionEvents } from './events.ts';
import { SearchNode } from './search-node.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const url = process.env[urlVariable];
const python = process.argv[2] ?? 'python3';
const missing = whatIsMissing();
if (url === undefined || missing !== null) {
  say(`skipped: ${missing ?? 'no OpenSearch, npm run opensearch -- COMMAND starts one'}`);
  process.exit(0);
}

const node = new SearchNode(url);
const root = join(shared, 'sigmahq');
const rules = readCorpus().filter(({ logSource }) => logSource.product?.value === 'windows');
const evaluator = createEvaluator(rules);
const events = readFileSync(join(shared, 'events', 'regression.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): { id: string; winevt: { Event: string }; sigmaFields: Record<string, unknown> } =>
    JSON.parse(line),
  );
const wanted = new Map(rules.map((rule) => [rule.range.file, new Set<string>()]));
for (const { id, winevt } of events) {
  for (const rule of evaluator.evaluate(eventFromWindows(winevt))) wanted.get(rule.range.file)?.add(id);
}
const meant = [...wanted.values()].filter((ids) => ids.size > 0).length;
say(`${rules.length} Windows rules, ${meant} of which match one of ${events.length} events`);

const script = fileURLToPath(new URL('./peer.py', import.meta.url));
const run = (...words: string[]) =>
  execFileSync(python, [script, ...words], { encoding: 'utf8', maxBuffer: 2 ** 28 });
const names: Record<string, readonly string[]> = JSON.parse(run('--fields'));
const peers = run(...ruleFolders.map((folder) => join(root, folder)))
  .split('\n')
  .filter((line) => line !== '')
  .map((line): { path: string; query?: string } => JSON.parse(line))
  .map(({ path, query }) => ({ file: relative(root, path), query }))
  .filter(({ file }) => wanted.has(file));
const peerSearches = peers.flatMap(({ file, query }) =>
  query === undefined ? [] : [{ file, body: { query: { query_string: { query, analyze_wildcard: true } } } }],
);
for (const [how, type] of [
  ['keywords in their case', { type: 'keyword' }],
  ['all in lower case', { type: 'keyword', normalizer: 'lower' }],
] as const) {
  const mapping = {
    settings: {
      'index.mapping.total_fields.limit': 10_000,
      analysis: { normalizer: { lower: { type: 'custom', filter: ['lowercase'] } } },
    },
    mappings: {
      date_detection: false,
      dynamic_templates: [
        { caseless: { match: 'caseless', mapping: { type: 'keyword', normalizer: 'lower' } } },
        { strings: { match_mapping_type: 'string', mapping: type } },
      ],
    },
  };
  await judge(
    `pySigma, ${how}`,
    mapping,
    new Map(events.map((event) => [event.id, ecsDocument(event.sigmaFields)])),
    peerSearches,
  );
}
const convert = converterFor(rules, {});
const own = rules.flatMap((rule) => {
  const { query } = convert(rule);
  return query === null ? [] : [{ file: rule.range.file, body: ruleSearch(query) }];
});
const keywords = {
  dynamic_templates: [{ strings: { match_mapping_type: 'string', mapping: { type: 'keyword' } } }],
};
await judge(
  'Sigmazuh',
  { settings: { 'index.mapping.total_fields.limit': 10_000 }, mappings: keywords },
  new Map(
    regressionEvents(new Decoding(rules)).map(({ id, document }) => [
      id.replace('regression ', ''),
      document,
    ]),
  ),
  own,
);

function whatIsMissing(): string | null {
  if (!sharedIsPresent) return '../shared not present';
  try {
    execFileSync(python, [fileURLToPath(new URL('./peer.py', import.meta.url)), '--fields'], {
      stdio: 'ignore',
    });
    return null;
  } catch {
    return `${python} has no pySigma with its OpenSearch back end (test/hunt/peer-requirements.txt)`;
  }
}

async function judge(
  what: string,
  mapping: JsonObject,
  documents: ReadonlyMap<string, unknown>,
  searches: readonly { readonly file: string; readonly body: JsonObject }[],
): Promise<void> {
  await node.call('DELETE', '/judged-peer');
  await node.call('PUT', '/judged-peer', mapping);
  const problems = await node.index('judged-peer', documents);
  const found = await node.search(
    'judged-peer',
    searches.map(({ body }) => body),
  );
  await node.call('DELETE', '/judged-peer');
  const counts = { right: 0, rightWithHits: 0, missed: 0, wrong: 0, failed: 0 };
  for (const [i, { file }] of searches.entries()) {
    const answer = found[i];
    const ids = wanted.get(file) ?? new Set();
    if (answer === undefined || 'error' in answer) {
      counts.failed += 1;
      continue;
    }
    const missed = [...ids].some((id) => !answer.ids.includes(id));
    const wrong = answer.ids.some((id) => !ids.has(id));
    if (missed) counts.missed += 1;
    if (wrong) counts.wrong += 1;
    if (!missed && !wrong) counts.right += 1;
    if (!missed && !wrong && ids.size > 0) counts.rightWithHits += 1;
  }
  const share = ((100 * searches.length) / rules.length).toFixed(1);
  say(
    `${what}: ${searches.length} converted (${share} %), ${counts.failed} searches fail, ${counts.right} find what they mean; ` +
      `of ${meant} rules with events ${counts.rightWithHits} find exactly theirs (${counts.missed} miss some, ${counts.wrong} find others)${problems.size > 0 ? `; ${problems.size} events not indexed` : ''}`,
  );
}

/** Under the pipeline's names for a field, all that it has, and as winlogbeat has it otherwise. */
function ecsDocument(fields: Readonly<Record<string, unknown>>): JsonObject {
  const document: Record<string, (typeof fields)[string]> = {};
  for (const [field, value] of Object.entries(fields)) {
    for (const name of [...(names[field] ?? []), `winlog.event_data.${field}`]) {
      const before = document[name];
      document[name] = before === undefined ? value : [before, value].flat();
    }
  }
  return document as JsonObject;
}
