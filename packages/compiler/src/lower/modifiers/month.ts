import { comparison } from '../comparison.ts';
import type { Modifier } from '../modifier.ts';

/** `month`: the month of the field's date is compared, for equality unless `lt`, `gte` … follow. */
export const month: Modifier = {
  name: 'month',
  adjust: (settings) => ({ ...settings, part: 'month' }),
  test: comparison,
};
