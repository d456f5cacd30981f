import type { EmptyTest, ExistsTest } from '@sigmazuh/compiler';
import { withEmptyPlace } from '@sigmazuh/wazuh-events';
import { allOf, anyOf, notOf, type Query } from '../query/query.ts';
import { noteUnseen } from './indexed-values.ts';
import { holds, presence } from './leaves.ts';
import { fieldsFor, type View } from './place-fields.ts';

/** The field is there. In JSON logs one that holds `null` is, but has no value. `null` = refused. */
export function locateExists(test: ExistsTest, view: View): Query | null {
  const fields = fieldsFor(test, view);
  if (fields === null) return null;
  noteUnseen(test, fields, view);
  return anyOf(
    fields.map((field) =>
      view.source.form === 'json' && test.value !== undefined
        ? allOf([presence(field), notOf(holds(field, 'null'))])
        : presence(field),
    ),
  );
}

/** Absent everywhere; lists of JSON logs and indices also hold empty texts, and JSON logs the word. `null` = refused. */
export function locateNull(test: EmptyTest, view: View): Query | null {
  const fields = fieldsFor(test, { ...view, source: withEmptyPlace(test.field, view.source) });
  if (fields === null) return null;
  // Sigma tells "-" from no value, and the Windows decoder does not. What is empty has no value for either.
  if (view.source.form === 'windows') noteUnseen(test, fields, view);
  return allOf(
    fields.map((field) => {
      const absent = notOf(presence(field));
      const isTyped = field.kind === 'indexed' && field.type !== 'keyword' && field.type !== 'any';
      if (isTyped || (view.source.form !== 'json' && view.layout.name !== 'own')) return absent;
      const empty = anyOf([absent, holds(field, '')]);
      return view.source.form === 'json' ? anyOf([empty, holds(field, 'null')]) : empty;
    }),
  );
}
