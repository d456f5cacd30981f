import { comparison } from '../comparison.ts';
import type { Modifier } from '../modifier.ts';

/** `day`: the day of the field's date is compared, for equality unless `lt`, `gte` … follow. */
export const day: Modifier = {
  name: 'day',
  adjust: (settings) => ({ ...settings, part: 'day' }),
  test: comparison,
};
