import { ownEntry } from '@sigmazuh/parser';
import { placesOf } from '@sigmazuh/wazuh-events';
import type { DerivedField } from '../derived/derived-field.ts';
import { lineAndValues } from '../derived/texts.ts';
import type { IndexField, IndexLayout } from '../layout/layout.ts';
import { joinedValues } from '../locate/joined-values.ts';
import type { IndexedSource } from '../sources/indexed-source.ts';

type ValueFields =
  | {
      readonly kind: 'fields';
      readonly names: readonly string[];
      /** Those that have to be made. */
      readonly derived: readonly DerivedField[];
    }
  | { readonly kind: 'none'; readonly reason: string; readonly hint: string };

/**
 * The fields of the index whose values are those of a Sigma field, whole and as they are: events are grouped by them,
 * and they are counted. None where the values are a part of something else.
 */
export function valueFields(name: string, source: IndexedSource, layout: IndexLayout): ValueFields {
  const undelivered = ownEntry(source.undelivered, name);
  if (undelivered !== undefined) {
    return none(`"${name}" never arrives in Wazuh: ${undelivered}`, 'relate the events by another field');
  }
  if (ownEntry(source.views, name) !== undefined || ownEntry(source.hidden, name) !== undefined) {
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
  if (fields.length === 0 || !fields.every(isWhole)) {
    return none(
      `"${name}" is no field of its own in the index for events of ${source.name}`,
      'relate the events by a field that they have',
    );
  }
  return {
    kind: 'fields',
    names: [...new Set(fields.map((each) => (each.kind === 'indexed' ? each.name : each.field.name)))],
    derived: fields.flatMap((each) => (each.kind === 'derived' ? [each.field] : [])),
  };
}

/** Texts are indexed word by word, dates anew, and a line holds more than one value. */
function isWhole(field: IndexField): boolean {
  if (field.kind === 'derived') return field.field !== lineAndValues;
  return field.type !== 'text' && field.type !== 'date' && !joinedValues(field.name);
}

function none(reason: string, hint: string): ValueFields {
  return { kind: 'none', reason, hint };
}
