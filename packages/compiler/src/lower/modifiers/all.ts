import type { Modifier } from '../modifier.ts';

/** `all`: every value of the item must be found, in any order (specification, generic modifiers). */
export const all: Modifier = {
  name: 'all',
  adjust: (settings) => ({ ...settings, link: 'all' }),
};
