import { comparison } from '../comparison.ts';
import type { Modifier } from '../modifier.ts';

/** `lte`: the field's number is at most the value. */
export const lte: Modifier = {
  name: 'lte',
  adjust: (settings) => ({ ...settings, operator: 'lte' }),
  test: comparison,
};
