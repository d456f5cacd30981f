import { compareWith } from './comparison.ts';
import { valueModifier } from './modifier.ts';

/** `gte`: the field is greater than or equal to the value. */
export const gte = valueModifier('gte', (term) => [compareWith(term, 'gte', 'gte')]);
