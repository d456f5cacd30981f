export { type OpenSearchEntry, opensearch } from './back-end.ts';
export {
  type ConvertedDocuments,
  convertAll,
  converterFor,
  type OpenSearchOptions,
} from './convert/convert-all.ts';
export { type ConvertedRule, type ConvertOptions, convertRule } from './convert/convert-rule.ts';
export {
  type ConvertedCorrelation,
  type FollowedCorrelation,
  isFollowed,
} from './correlate/convert-correlation.ts';
export type { CorrelationPlan } from './correlate/correlation-plan.ts';
export {
  type CorrelationDetail,
  type CorrelationSpan,
  correlatedEvents,
  correlationName,
  correlationSearch,
  reachOf,
  usualDetail,
} from './correlate/correlation-search.ts';
export { wazuhIndex } from './layout/wazuh-layout.ts';
export { LuceneRefusal, type TextQuery, textQueries, type ValueForm } from './lucene/index.ts';
export type { Json, JsonObject } from './query/json.ts';
export { leavesOf, type Query } from './query/query.ts';
export { queryDsl, ruleSearch } from './query/query-dsl.ts';
export { queryString } from './query/query-string.ts';
export type { IndexedSource, SearchedIndex } from './sources/indexed-source.ts';
export { type IndexPipeline, readIndexPipeline } from './sources/read-pipeline.ts';
export { isSearchable, type SearchableRule } from './write/query-file.ts';
