import { comparison } from '../comparison.ts';
import type { Modifier } from '../modifier.ts';

/** `lt`: the field's number is less than the value. */
export const lt: Modifier = {
  name: 'lt',
  adjust: (settings) => ({ ...settings, operator: 'lt' }),
  test: comparison,
};
