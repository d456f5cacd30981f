import type { Modifier } from '../modifier.ts';

/** `cased`: letters must have the case they are written in. */
export const cased: Modifier = {
  name: 'cased',
  adjust: (settings) => ({ ...settings, caseRule: 'cased' }),
};
