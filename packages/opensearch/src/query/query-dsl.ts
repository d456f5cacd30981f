import { derivedSection } from '../derived/derived-field.ts';
import { inFewWalks } from './in-few-walks.ts';
import type { JsonObject } from './json.ts';
import { derivedFieldsOf, type LeafQuery, type Query } from './query.ts';

/**
 * The query as query DSL. Every part is a filter: a hunt asks which events there are, not how well they fit.
 *
 *     a and not b   →   {"bool": {"filter": [a], "must_not": [b]}}
 */
export function queryDsl(query: Query): JsonObject {
  switch (query.kind) {
    case 'and': {
      const wanted = query.operands.filter((each) => each.kind !== 'not').map(queryDsl);
      const unwanted = query.operands.flatMap((each) =>
        each.kind === 'not' ? [queryDsl(each.operand)] : [],
      );
      return {
        bool: {
          ...(wanted.length > 0 ? { filter: wanted } : {}),
          ...(unwanted.length > 0 ? { must_not: unwanted } : {}),
        },
      };
    }
    case 'or':
      return { bool: { should: query.operands.map(queryDsl), minimum_should_match: 1 } };
    case 'not':
      return { bool: { must_not: [queryDsl(query.operand)] } };
    case 'constant':
      return query.value ? { match_all: {} } : { match_none: {} };
    default:
      return leafDsl(query);
  }
}

function leafDsl(leaf: LeafQuery): JsonObject {
  switch (leaf.kind) {
    case 'text': {
      const { kind, text, letters, effort, anyType } = leaf.text;
      if (anyType === true) return { match: { [leaf.field]: { query: text, lenient: true } } };
      const folded = letters === 'folded' ? { case_insensitive: true } : {};
      const allowed = effort === undefined ? {} : { max_determinized_states: effort };
      const asked = { [kind]: { [leaf.field]: { value: text, ...folded, ...allowed } } };
      return leaf.derived === undefined ? asked : askedOfEveryShard(asked);
    }
    case 'exists':
      return { exists: { field: leaf.field } };
    case 'range':
      return { range: { [leaf.field]: { [leaf.bound]: leaf.value } } };
    case 'network':
      return { term: { [leaf.field]: { value: leaf.network } } };
    case 'script':
      return {
        script: { script: { lang: 'painless', source: leaf.source, params: { ...leaf.parameters } } },
      };
  }
}

/**
 * Before a search over many shards, or one in the order of a field, OpenSearch leaves out shards that can have no hit, and
 * does not know the request's own fields there: asked for by itself, such a field is nowhere, and the shard passed over.
 * A `dis_max` is never found to be empty beforehand, and costs nothing.
 */
function askedOfEveryShard(query: JsonObject): JsonObject {
  return { dis_max: { queries: [query] } };
}

/** What a search request needs of a rule: the query, and the fields that it makes while searching. */
export function ruleSearch(query: Query): JsonObject {
  const asked = inFewWalks(query);
  const derived = derivedFieldsOf(asked);
  return { query: queryDsl(asked), ...(derived.length > 0 ? { derived: derivedSection(derived) } : {}) };
}
