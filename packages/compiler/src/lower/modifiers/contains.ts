import type { Modifier } from '../modifier.ts';

/** `contains`: the value lies anywhere in the field's text. */
export const contains: Modifier = {
  name: 'contains',
  adjust: (settings) => ({ ...settings, relation: 'contains' }),
};
