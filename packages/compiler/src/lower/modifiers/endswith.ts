import type { Modifier } from '../modifier.ts';

/** `endswith`: the field's text ends with the value. */
export const endswith: Modifier = {
  name: 'endswith',
  adjust: (settings) => ({ ...settings, relation: 'endswith' }),
};
