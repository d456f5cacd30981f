import { compareWith } from './comparison.ts';
import { valueModifier } from './modifier.ts';

/** `lte`: the field is less than or equal to the value. */
export const lte = valueModifier('lte', (term) => [compareWith(term, 'lte', 'lte')]);
