import { createEvaluator } from '@sigmazuh/evaluator';
import { converterFor, isSearchable, type JsonObject, ruleSearch } from '@sigmazuh/opensearch';
import type { SigmaRule } from '@sigmazuh/parser';
import type { WazuhPipeline } from '@sigmazuh/wazuh-events';
import { Decoding } from './events.ts';
import { type HitTally, type IndexedEvent, judgeHits } from './judge-hits.ts';
import type { SearchNode } from './search-node.ts';

/** What the template of Wazuh's indexer says that matters here: strings are keywords, lines are texts. */
const mapping: JsonObject = {
  settings: {
    'index.number_of_shards': 1,
    'index.number_of_replicas': 0,
    'index.max_result_window': 1_000_000,
    'index.mapping.total_fields.limit': 10_000,
  },
  mappings: {
    date_detection: false,
    dynamic_templates: [{ strings: { match_mapping_type: 'string', mapping: { type: 'keyword' } } }],
    properties: { timestamp: { type: 'date' }, full_log: { type: 'text' } },
  },
};

export interface JudgedIndex extends HitTally {
  readonly events: number;
  readonly searches: number;
  /** Documents that OpenSearch did not take. */
  readonly problems: readonly string[];
}

export interface JudgedIndexOptions {
  /** What makes the index where not the mapping above is to be used. */
  readonly settings?: JsonObject;
  /** Pipelines over the built-in ones, which say where the events come from. */
  readonly pipelines?: readonly WazuhPipeline[];
}

/** Indexes events, runs the searches of all rules that have one, and compares what they find with what the rules mean. */
export async function judgeIndexed(
  node: SearchNode,
  index: string,
  rules: readonly SigmaRule[],
  eventsOf: (decoding: Decoding) => readonly IndexedEvent[],
  { settings = mapping, pipelines = [] }: JudgedIndexOptions = {},
): Promise<JudgedIndex> {
  const events = eventsOf(new Decoding(rules));
  const searched = rules
    .map(converterFor(rules, { pipelines }))
    .filter(isSearchable)
    .map(({ rule, query }) => ({ rule, body: ruleSearch(query) }));
  await node.call('DELETE', `/${index}`);
  await node.call('PUT', `/${index}`, settings);
  try {
    const problems = await node.index(index, new Map(events.map((event) => [event.id, event.document])));
    // An index cannot find what it did not take: a list of texts and numbers has no one type.
    const taken = events.filter(({ id }) => !problems.has(id));
    const tally = await judgeHits(node, index, searched, taken, createEvaluator(rules));
    return {
      ...tally,
      events: events.length,
      searches: searched.length,
      problems: [...problems].map(([id, reason]) => `${id}: ${reason}`),
    };
  } finally {
    await node.call('DELETE', `/${index}`);
  }
}
