import { compareWith } from './comparison.ts';
import { valueModifier } from './modifier.ts';

/** `gt`: the field is greater than the value. */
export const gt = valueModifier('gt', (term) => [compareWith(term, 'gt', 'gt')]);
