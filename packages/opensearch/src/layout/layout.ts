import type { FieldPlace } from '@sigmazuh/wazuh-events';
import type { DerivedField } from '../derived/derived-field.ts';

/** How an index holds a value, as far as it decides what can be asked. */
export type FieldType = 'keyword' | 'number' | 'address' | 'date' | 'text' | 'any';

/** A field that can be searched. */
export type IndexField =
  | { readonly kind: 'indexed'; readonly name: string; readonly type: FieldType }
  | { readonly kind: 'derived'; readonly field: DerivedField };

/** Where an index keeps what pipelines name. */
export interface IndexLayout {
  readonly name: 'wazuh' | 'own';
  /** The fields that may hold what is at a place. */
  fieldsAt(place: FieldPlace): readonly IndexField[];
  /** The decoder that took an event; `null` where there is no such thing. */
  readonly decoderField: string | null;
  /** What a search without a field looks through. */
  keywordField(keywords: 'event' | 'line' | 'audit-line'): DerivedField;
}
