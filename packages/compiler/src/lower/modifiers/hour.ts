import { comparison } from '../comparison.ts';
import type { Modifier } from '../modifier.ts';

/** `hour`: the hour of the field's date is compared, for equality unless `lt`, `gte` … follow. */
export const hour: Modifier = {
  name: 'hour',
  adjust: (settings) => ({ ...settings, part: 'hour' }),
  test: comparison,
};
