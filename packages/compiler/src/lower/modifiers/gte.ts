import { comparison } from '../comparison.ts';
import type { Modifier } from '../modifier.ts';

/** `gte`: the field's number is at least the value. */
export const gte: Modifier = {
  name: 'gte',
  adjust: (settings) => ({ ...settings, operator: 'gte' }),
  test: comparison,
};
