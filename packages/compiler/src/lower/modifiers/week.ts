import { comparison } from '../comparison.ts';
import type { Modifier } from '../modifier.ts';

/** `week`: the week of the field's date is compared, for equality unless `lt`, `gte` … follow. */
export const week: Modifier = {
  name: 'week',
  adjust: (settings) => ({ ...settings, part: 'week' }),
  test: comparison,
};
