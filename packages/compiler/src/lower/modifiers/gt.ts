import { comparison } from '../comparison.ts';
import type { Modifier } from '../modifier.ts';

/** `gt`: the field's number is greater than the value. */
export const gt: Modifier = {
  name: 'gt',
  adjust: (settings) => ({ ...settings, operator: 'gt' }),
  test: comparison,
};
