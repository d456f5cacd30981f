import { comparison } from '../comparison.ts';
import type { Modifier } from '../modifier.ts';

/** `minute`: the minute of the field's date is compared, for equality unless `lt`, `gte` … follow. */
export const minute: Modifier = {
  name: 'minute',
  adjust: (settings) => ({ ...settings, part: 'minute' }),
  test: comparison,
};
