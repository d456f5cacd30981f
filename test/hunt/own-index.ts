/**
 * Searches in an index of one's own, by a pipeline that names its fields: events made out of the meaning of rules are
 * indexed under these names, and each search has to find exactly those that the rule means. Fields that are compared
 * as numbers or networks are mapped so, all others as keywords. Needs a node, and `../shared` for SigmaHQ's rules.
 *
 *     npm run opensearch -- npm run hunt-own -- [--from FOLDER] [--part I/N] [--random N [--seed N]] [--show N]
 *
 * One field is not both: rules that look for parts of a text where others compare numbers are left out, as are those
 * with keywords, which look through all values of a document, and so through its time. Numbers in a spelling that a
 * number does not keep (`05`) are left out of events, as the index knows no spelling.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compileRule, type FieldTest, groupBy, type Predicate, plainTextOf } from '@sigmazuh/compiler';
import { createEvaluator, eventFromFields } from '@sigmazuh/evaluator';
import {
  converterFor,
  isSearchable,
  type JsonObject,
  readIndexPipeline,
  ruleSearch,
} from '@sigmazuh/opensearch';
import { Diagnostics, type SigmaRule } from '@sigmazuh/parser';
import { logSourceText } from '@sigmazuh/pipeline';
import { readCorpus, readRulesOf, sharedIsPresent } from '../corpus/shared.ts';
import { urlVariable } from '../opensearch-node/start-node.ts';
import { randomRules } from '../synthetic/random/random-rules.ts';
import { ruleCases } from '../synthetic/scenario/rule-cases.ts';
import { type HitTally, type IndexedEvent, judgeHits } from './judge-hits.ts';
import { SearchNode } from './search-node.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    part: { type: 'string', default: '1/20' },
    random: { type: 'string' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '25' },
  },
});
const url = process.env[urlVariable];
if (url === undefined || (!sharedIsPresent && values.random === undefined && values.from === undefined)) {
  say(`skipped: ${url === undefined ? 'no OpenSearch' : '../shared not present'}`);
  process.exit(0);
}
const node = new SearchNode(url);

interface Meant {
  readonly rule: SigmaRule;
  readonly tests: readonly FieldTest[];
}

const meant = someRules().flatMap((rule): readonly Meant[] => {
  const compiled = compileRule(rule, new Diagnostics());
  const tests = compiled === null ? [] : testsOf(compiled.predicate);
  return tests.length === 0 || tests.some(({ field }) => field === null) ? [] : [{ rule, tests }];
});
const sources = groupBy(meant, ({ rule }) => logSourceText(rule.logSource));
const sums = { rules: meant.length, searches: 0, events: 0, unindexed: 0, agree: 0, found: 0 };
const wrong: string[] = [];
for (const [name, rules] of sources) {
  const { tally, events, unindexed, searches } = await judge(name, rules);
  sums.searches += searches;
  sums.events += events;
  sums.unindexed += unindexed;
  sums.agree += tally.agree;
  sums.found += tally.rulesFound;
  wrong.push(...tally.failures, ...tally.differences);
}
say(
  `${sums.rules} rules of ${sources.size} log sources: ${sums.searches} searches; ${sums.events} events, ${sums.unindexed} of them not indexed; ` +
    `${sums.agree} hits agreed, ${wrong.length} differences; ${sums.found} rules rightly found an event`,
);
for (const line of wrong.slice(0, Number(values.show))) say(`  ${line}`);
process.exitCode = wrong.length > 0 ? 1 : 0;

function someRules(): readonly SigmaRule[] {
  if (values.random !== undefined) return randomRules(Number(values.random), Number(values.seed));
  if (values.from !== undefined) return readRulesOf(resolve(values.from));
  const [part = 1, parts = 1] = values.part.split('/').map(Number);
  return readCorpus().filter((_, i) => i % parts === part - 1);
}

async function judge(
  name: string,
  all: readonly Meant[],
): Promise<{
  readonly tally: HitTally;
  readonly events: number;
  readonly unindexed: number;
  readonly searches: number;
}> {
  const types = comparedTypes(all.flatMap(({ tests }) => tests));
  const rules = all.filter(({ tests }) => !tests.some((test) => asksForText(test, types)));
  const [first] = all;
  const { product, category, service } = first?.rule.logSource ?? {};
  const logsource = Object.fromEntries(
    Object.entries({ product, category, service }).flatMap(([key, value]) =>
      value == null ? [] : [[key, value.value]],
    ),
  );
  const index = 'sigmazuh-own-index';
  const source = {
    name: 'own',
    logSource: logsource,
    indices: index,
    when: { 'event.dataset': [name] },
    otherFields: { prefix: 'event_data.' },
  };
  const said = new Diagnostics();
  const text = JSON.stringify({ name: 'own', allowed_backends: ['opensearch'], sources: [source] });
  const pipeline = readIndexPipeline(text, 'own.yml', said);
  if (pipeline === null) throw new Error(said.all.map(({ message }) => message).join('\n'));
  const convert = converterFor([], { pipelines: [pipeline] });
  const searched = rules
    .map(({ rule }) => convert(rule))
    .filter(isSearchable)
    .map(({ rule, query }) => ({ rule, body: ruleSearch(query), changedFields: [] }));
  const events = rules.flatMap(({ rule }) => eventsOf(rule, name, logsource, types));
  await node.call('DELETE', `/${index}`);
  await node.call('PUT', `/${index}`, mappingFor(types));
  try {
    const problems = await node.index(index, new Map(events.map(({ id, document }) => [id, document])));
    const taken = events.filter(({ id }) => !problems.has(id));
    const evaluator = createEvaluator(rules.map(({ rule }) => rule));
    const tally = await judgeHits(node, index, searched, taken, evaluator);
    return { tally, events: events.length, unindexed: problems.size, searches: searched.length };
  } finally {
    await node.call('DELETE', `/${index}`);
  }
}

function eventsOf(
  rule: SigmaRule,
  name: string,
  logsource: Readonly<Record<string, string>>,
  types: ComparedTypes,
): readonly IndexedEvent[] {
  const compiled = compileRule(rule, new Diagnostics());
  if (compiled === null) return [];
  const { cases } = ruleCases(compiled, { branches: 12, cases: 40 });
  const isSpelt = (fields: ReadonlyMap<string, string>) =>
    [...fields].every(([field, text]) => types.get(field) !== 'double' || String(Number(text)) === text);
  return cases
    .filter(({ fields }) => isSpelt(fields))
    .map(({ fields, change }, i) => {
      const held = Object.fromEntries(fields);
      return {
        id: `${rule.id?.value ?? rule.title.value} ${i} ${change}`.slice(0, 200),
        document: { '@timestamp': '2026-11-28T12:00:00Z', event: { dataset: name }, event_data: held },
        sigma: eventFromFields({ logsource, fields: held }),
        alike: () => [],
        under: () => [],
      };
    });
}

type ComparedTypes = ReadonlyMap<string, 'double' | 'ip'>;

function comparedTypes(tests: readonly FieldTest[]): ComparedTypes {
  const types = new Map<string, 'double' | 'ip'>();
  for (const { kind, field } of tests) {
    if (field === null) continue;
    if (kind === 'compare') types.set(field, 'double');
    if (kind === 'cidr') types.set(field, 'ip');
  }
  return types;
}

function asksForText(test: FieldTest, types: ComparedTypes): boolean {
  if (test.kind !== 'match' || test.field === null || !types.has(test.field)) return false;
  return test.written.some(
    (each) =>
      each.kind !== 'text' || each.operator !== 'equals' || !/^[\d.:]+$/.test(plainTextOf(each) ?? ''),
  );
}

/** Keywords of any length, and what is compared otherwise as that. */
function mappingFor(types: ComparedTypes): JsonObject {
  return {
    settings: { 'index.mapping.total_fields.limit': 10_000, 'index.max_result_window': 1_000_000 },
    mappings: {
      date_detection: false,
      dynamic_templates: [{ strings: { match_mapping_type: 'string', mapping: { type: 'keyword' } } }],
      properties: {
        event_data: {
          properties: Object.fromEntries([...types].map(([field, type]) => [field, { type }])),
        },
      },
    },
  };
}

function testsOf(predicate: Predicate): readonly FieldTest[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands.flatMap(testsOf);
    case 'not':
      return testsOf(predicate.operand);
    case 'constant':
      return [];
    default:
      return [predicate];
  }
}
