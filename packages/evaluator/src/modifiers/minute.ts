import { valueModifier } from './modifier.ts';
import { comparePart } from './time-part.ts';

/** `minute`: the minute of the field's date, 0 to 59. */
export const minute = valueModifier('minute', (term) => [comparePart(term, 'minute')]);
