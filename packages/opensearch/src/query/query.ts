import type { DerivedField } from '../derived/derived-field.ts';
import type { TextQuery } from '../lucene/index.ts';

/** A search of an index, before it is written as query DSL or as a query string. */
export type Query =
  | { readonly kind: 'and'; readonly operands: readonly Query[] }
  | { readonly kind: 'or'; readonly operands: readonly Query[] }
  | { readonly kind: 'not'; readonly operand: Query }
  | { readonly kind: 'constant'; readonly value: boolean }
  | LeafQuery;

export type LeafQuery =
  | TextLeaf
  | { readonly kind: 'exists'; readonly field: string }
  | { readonly kind: 'range'; readonly field: string; readonly bound: Bound; readonly value: number }
  | { readonly kind: 'network'; readonly field: string; readonly network: string }
  | ScriptQuery;

export interface TextLeaf {
  readonly kind: 'text';
  readonly field: string;
  /** What makes the field where the index does not have it. */
  readonly derived?: DerivedField;
  readonly text: TextQuery;
}

type Bound = 'lt' | 'lte' | 'gt' | 'gte';

/** A comparison of two fields of the same event, which no other query can make. */
export interface ScriptQuery {
  readonly kind: 'script';
  readonly source: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export const everything: Query = Object.freeze({ kind: 'constant', value: true });
export const nothingAtAll: Query = Object.freeze({ kind: 'constant', value: false });

/** All of them; opened, without doubles and constants. */
export function allOf(queries: readonly Query[]): Query {
  return joined('and', queries);
}

/** Any of them. */
export function anyOf(queries: readonly Query[]): Query {
  return joined('or', queries);
}

export function notOf(query: Query): Query {
  if (query.kind === 'constant') return query.value ? nothingAtAll : everything;
  return query.kind === 'not' ? query.operand : { kind: 'not', operand: query };
}

function joined(kind: 'and' | 'or', queries: readonly Query[]): Query {
  const neutral = kind === 'and';
  const distinct = new Map<string, Query>();
  for (const query of queries.flatMap((each) => (each.kind === kind ? each.operands : [each]))) {
    if (query.kind !== 'constant') distinct.set(JSON.stringify(query), query);
    else if (query.value !== neutral) return query;
  }
  const operands = [...distinct.values()];
  const [only] = operands;
  if (only === undefined) return neutral ? everything : nothingAtAll;
  return operands.length === 1 ? only : { kind, operands };
}

/** The tests of a query, in order. */
export function leavesOf(query: Query): readonly LeafQuery[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.operands.flatMap(leavesOf);
    case 'not':
      return leavesOf(query.operand);
    case 'constant':
      return [];
    default:
      return [query];
  }
}

/** The fields that have to be made while searching. */
export function derivedFieldsOf(query: Query): readonly DerivedField[] {
  const fields = leavesOf(query).flatMap((leaf) =>
    leaf.kind === 'text' && leaf.derived !== undefined ? [leaf.derived] : [],
  );
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}
