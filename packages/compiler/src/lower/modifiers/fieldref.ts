import { refuse } from '../item-settings.ts';
import type { Modifier } from '../modifier.ts';

/** `fieldref`: the value names another field of the same event, whose text is compared. */
export const fieldref: Modifier = {
  name: 'fieldref',
  test(value, settings, context) {
    if (settings.field === null || value.kind !== 'string') {
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
      other: value.text,
      relation: settings.relation,
      cased: settings.caseRule === 'cased',
      range: context.range,
    };
  },
};
