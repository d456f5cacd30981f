import { comparison } from '../comparison.ts';
import type { Modifier } from '../modifier.ts';

/** `year`: the year of the field's date is compared, for equality unless `lt`, `gte` … follow. */
export const year: Modifier = {
  name: 'year',
  adjust: (settings) => ({ ...settings, part: 'year' }),
  test: comparison,
};
