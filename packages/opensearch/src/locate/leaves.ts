import type { IndexField } from '../layout/layout.ts';
import type { TextQuery } from '../lucene/index.ts';
import type { Query } from '../query/query.ts';

/** The field is there. OpenSearch does not answer `exists` for derived fields, but finds any text in them. */
export function presence(field: IndexField): Query {
  if (field.kind === 'indexed') return { kind: 'exists', field: field.name };
  return textLeaf(field, { kind: 'wildcard', text: '*', letters: 'exact' });
}

/** One of the field's values is that text, its case included. A field of numbers, which nobody told us of, has none. */
export function holds(field: IndexField, text: string): Query {
  const isUnknown = field.kind === 'indexed' && field.type === 'any';
  return textLeaf(field, { kind: 'term', text, letters: 'exact', ...(isUnknown ? { anyType: true } : {}) });
}

/** One of the field's values is what the text query asks for. */
export function textLeaf(field: IndexField, text: TextQuery): Query {
  const leaf = { kind: 'text', field: nameOf(field), text } as const;
  return field.kind === 'derived' ? { ...leaf, derived: field.field } : leaf;
}

export function nameOf(field: IndexField): string {
  return field.kind === 'indexed' ? field.name : field.field.name;
}
