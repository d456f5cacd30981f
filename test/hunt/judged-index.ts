import { createEvaluator } from '@sigmazuh/evaluator';
import { converterFor, isSearchable, type JsonObject, ruleSearch } from '@sigmazuh/opensearch';
import type { SigmaRule } from '@sigmazuh/parser';
import type { WazuhPipeline } from '@sigmazuh/wazuh-events';
import { Decoding } from './events.ts';
import { type HitTally, type IndexedEvent, judgeHits } from './judge-hits.ts';
import { judgeStrings, type StringTally } from './judge-strings.ts';
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
  /** How many indices it took. */
  readonly indices: number;
  /** Documents that OpenSearch took in no index: what they hold is of no one type in itself. */
  readonly problems: readonly string[];
  /** The same searches as one types them, where they were asked for. */
  readonly typed: StringTally | null;
}

export interface JudgedIndexOptions {
  /** Whether searches are also put as one types them. */
  readonly typed?: 'too' | 'not';
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
  { settings = mapping, pipelines = [], typed = 'not' }: JudgedIndexOptions = {},
): Promise<JudgedIndex> {
  const events = eventsOf(new Decoding(rules));
  const searched = rules
    .map(converterFor(rules, { pipelines }))
    .filter(isSearchable)
    .map(({ rule, query, findings }) => ({
      rule,
      query,
      body: ruleSearch(query),
      leavesOut: findings.notes.some(({ id }) => id === 'source-left-out'),
      changedFields: [...new Set(findings.notes.flatMap(({ fields }) => fields))],
    }));
  const indices: string[] = [];
  try {
    const problems = await indexAll(events);
    // What is in no index cannot be found.
    const taken = events.filter(({ id }) => !problems.has(id));
    const tally = await judgeHits(node, indices.join(','), searched, taken, createEvaluator(rules));
    return {
      ...tally,
      typed: typed === 'too' ? await judgeStrings(node, indices.join(','), searched) : null,
      events: events.length,
      indices: indices.length,
      searches: searched.length,
      problems: [...problems].map(([id, reason]) => `${id}: ${reason}`),
    };
  } finally {
    for (const each of indices) await node.call('DELETE', `/${each}`);
  }

  /**
   * A field has one type in an index, that of the first event with it, and events with another one are not taken. The
   * indexer begins anew with each day's index, so what one does not take goes to a further one.
   */
  async function indexAll(all: readonly IndexedEvent[]): Promise<ReadonlyMap<string, string>> {
    let left: ReadonlyMap<string, unknown> = new Map(all.map((event) => [event.id, event.document]));
    for (;;) {
      const name = `${index}-${indices.length + 1}`;
      indices.push(name);
      await node.call('DELETE', `/${name}`);
      await node.call('PUT', `/${name}`, settings);
      const problems = await node.index(name, left);
      if (problems.size === 0 || problems.size === left.size) return problems;
      left = new Map([...left].filter(([id]) => problems.has(id)));
    }
  }
}
