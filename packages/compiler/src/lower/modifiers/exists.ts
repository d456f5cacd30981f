import type { Value } from '@sigmazuh/parser';
import { refuse } from '../item-settings.ts';
import type { Modifier } from '../modifier.ts';

/** `exists`: whether the field is in the event at all, empty or not. */
export const exists: Modifier = {
  name: 'exists',
  test(value, settings, context) {
    const wanted = truth(value);
    if (settings.field === null || wanted === null) {
      return refuse(
        context,
        'exists-without-boolean',
        '"exists" asks for a field and a boolean',
        'write true or false',
      );
    }
    const test = { kind: 'exists', field: settings.field, range: context.range } as const;
    return wanted ? test : { kind: 'not', operand: test };
  },
};

function truth(value: Value): boolean | null {
  if (value.kind === 'boolean') return value.value;
  if (value.kind !== 'string') return null;
  const text = value.text.toLowerCase();
  return text === 'true' || text === 'yes' ? true : text === 'false' || text === 'no' ? false : null;
}
