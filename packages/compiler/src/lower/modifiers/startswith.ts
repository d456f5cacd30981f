import type { Modifier } from '../modifier.ts';

/** `startswith`: the field's text begins with the value. */
export const startswith: Modifier = {
  name: 'startswith',
  adjust: (settings) => ({ ...settings, relation: 'startswith' }),
};
