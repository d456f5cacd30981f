import { type JsonObject, ruleSearch, type SearchableRule } from '@sigmazuh/opensearch';

/** When, where and how much is looked for. */
export interface HuntScope {
  /** Indices instead of those that the rules' pipelines name. */
  readonly indices: string | null;
  /** OpenSearch's date expressions or times. */
  readonly since: string;
  readonly until: string;
  /** How many hits of a rule are shown. */
  readonly samples: number;
  /** How many searches run at a time. */
  readonly parallel: number;
}

/** The rule's search, of events within the time of the hunt. */
export function searchWithin(rule: SearchableRule, { since, until }: HuntScope): JsonObject {
  const { query, ...derived } = ruleSearch(rule.query);
  const within = { range: { [rule.index.timeField]: { gte: since, lt: until } } };
  return { query: { bool: { filter: [within, query ?? { match_none: {} }] } }, ...derived };
}

/** Indices by their names, with a comma between each, as the path of a call. */
export function indicesPath(indices: string): string {
  return `/${indices.split(',').map(encodeURIComponent).join(',')}`;
}

/** Of several indices some may not be there. */
export const missingAllowed = 'ignore_unavailable=true&allow_no_indices=true';

/** Shards that fail must not pass for shards without hits. */
export function searchPath(indices: string): string {
  return `${indicesPath(indices)}/_search?${missingAllowed}&allow_partial_search_results=false`;
}
