import type { BuiltFile } from '@sigmazuh/back-end';
import type { ConvertedRule } from '../convert/convert-rule.ts';
import type { FollowedCorrelation } from '../correlate/convert-correlation.ts';
import { correlationSearch } from '../correlate/correlation-search.ts';
import type { JsonObject } from '../query/json.ts';
import type { Query } from '../query/query.ts';
import { ruleSearch } from '../query/query-dsl.ts';
import { queryString } from '../query/query-string.ts';

/** How often a scheduled hunt looks. */
export const everyMinutes = 15;

/** A rule that has a search. */
export type SearchableRule = ConvertedRule & { readonly query: Query };

export function isSearchable(rule: ConvertedRule): rule is SearchableRule {
  return rule.query !== null;
}

/**
 * One rule's search: `search` is the body of a search request, `queryString` the same for a search bar (Lucene) where
 * that can say it.
 */
export function queryFile(rule: SearchableRule, name: string): BuiltFile {
  return { path: `queries/${name}.json`, text: `${JSON.stringify(queryContent(rule), null, 2)}\n` };
}

function queryContent({ rule, query, index, findings }: SearchableRule): JsonObject {
  const lucene = queryString(query);
  const notes = [...new Set(findings.notes.map((note) => note.message))];
  return {
    ...head(rule),
    indices: index.indices,
    timeField: index.timeField,
    search: ruleSearch(query),
    ...(lucene === null ? {} : { queryString: lucene }),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** One correlation: `search` follows it over the last day, up to now. */
export function correlationFile(correlation: FollowedCorrelation, name: string): BuiltFile {
  return {
    path: `queries/${name}.json`,
    text: `${JSON.stringify(correlationContent(correlation), null, 2)}\n`,
  };
}

function correlationContent({ rule, plan, index, findings }: FollowedCorrelation): JsonObject {
  const notes = [...new Set(findings.notes.map((note) => note.message))];
  const within = { range: { [index.timeField]: { gte: 'now-1d' } } };
  return {
    ...head(rule),
    indices: index.indices,
    timeField: index.timeField,
    search: correlationSearch(plan, index.timeField, { within, after: '0', before: 0 }),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

function head({ id, title, level, tags }: SearchableRule['rule'] | FollowedCorrelation['rule']): JsonObject {
  return {
    id: id?.value ?? null,
    title: title.value,
    level: level?.value ?? 'medium',
    tags: tags.map((tag) => tag.value),
  };
}
