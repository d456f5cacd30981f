import { valueModifier } from './modifier.ts';
import { comparePart } from './time-part.ts';

/** `month`: the month of the field's date, 1 to 12. */
export const month = valueModifier('month', (term) => [comparePart(term, 'month')]);
