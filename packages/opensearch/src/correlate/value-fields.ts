import { placesOf } from '@sigmazuh/wazuh';
import type { IndexField, IndexLayout } from '../layout/layout.ts';
import { joinedValues } from '../locate/joined-values.ts';
import type { IndexedSource } from '../sources/indexed-source.ts';

export type ValueFields =
  | { readonly kind: 'fields'; readonly names: readonly string[] }
  | { readonly kind: 'none'; readonly reason: string; readonly hint: string };

/**
 * The fields of the index whose values are those of a Sigma field, whole and as they are: events are grouped by them,
 * and they are counted. None where the values are a part of something else.
 */
export function valueFields(name: string, source: IndexedSource, layout: IndexLayout): ValueFields {
  const undelivered = source.undelivered?.[name];
  if (undelivered !== undefined) {
    return none(`"${name}" never arrives in Wazuh: ${undelivered}`, 'relate the events by another field');
  }
  if (source.views?.[name] !== undefined || source.hidden?.[name] !== undefined) {
    return none(
      `"${name}" is told by other fields in events of ${source.name}, and events can be related by whole fields only`,
      'relate them by one of these fields',
    );
  }
  const places = placesOf(name, source);
  if (places === null || places.length === 0) {
    return none(
      `events of ${source.name} have no field that "${name}" could stand for`,
      'relate the events by a field that they have, or give an alias',
    );
  }
  const fields = places.flatMap((place) => layout.fieldsAt(place));
  const names = fields.flatMap((field) => (isWhole(field) ? [field.name] : []));
  if (names.length < fields.length || names.length === 0) {
    return none(
      `"${name}" is no field of its own in the index for events of ${source.name}, but a part of another`,
      'relate the events by a field that they have',
    );
  }
  return { kind: 'fields', names: [...new Set(names)] };
}

function isWhole(field: IndexField): field is IndexField & { readonly kind: 'indexed' } {
  return (
    field.kind === 'indexed' && field.type !== 'text' && field.type !== 'date' && !joinedValues(field.name)
  );
}

function none(reason: string, hint: string): ValueFields {
  return { kind: 'none', reason, hint };
}
