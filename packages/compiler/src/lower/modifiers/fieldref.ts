import { parseSigmaString } from '@sigmazuh/parser';
import { refuse } from '../item-settings.ts';
import type { Modifier } from '../modifier.ts';

/** `fieldref`: the value names another field of the same event, whose text is compared. */
export const fieldref: Modifier = {
  name: 'fieldref',
  test(value, settings, context) {
    const other = value.kind === 'string' ? nameIn(value.text) : null;
    if (settings.field === null || other === null) {
      return refuse(
        context,
        'fieldref-without-name',
        '"fieldref" compares a field with another one, named by a string',
        'name the other field',
      );
    }
    return {
      kind: 'field-reference',
      field: settings.field,
      other,
      relation: settings.relation,
      cased: settings.caseRule === 'cased',
      range: context.range,
    };
  },
};

/** A name has no wildcards; one with a `*` of its own is written `\\*`. */
function nameIn(text: string): string | null {
  const parts = parseSigmaString(text);
  return parts.every((part) => part.kind === 'text') ? parts.map((part) => part.text).join('') : null;
}
