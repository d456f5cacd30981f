import { valueModifier } from './modifier.ts';
import { comparePart } from './time-part.ts';

/** `day`: the day of the month of the field's date, 1 to 31. */
export const day = valueModifier('day', (term) => [comparePart(term, 'day')]);
