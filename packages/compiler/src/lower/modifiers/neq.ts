import type { Modifier } from '../modifier.ts';

/** `neq`: none of the values is the field's; an absent field differs from every value. */
export const neq: Modifier = {
  name: 'neq',
  adjust: (settings) => ({ ...settings, sense: 'different' }),
};
