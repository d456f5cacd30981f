import { compareWith } from './comparison.ts';
import { valueModifier } from './modifier.ts';

/** `lt`: the field is less than the value. */
export const lt = valueModifier('lt', (term) => [compareWith(term, 'lt', 'lt')]);
