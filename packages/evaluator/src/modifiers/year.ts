import { valueModifier } from './modifier.ts';
import { comparePart } from './time-part.ts';

/** `year`: the year of the field's date. */
export const year = valueModifier('year', (term) => [comparePart(term, 'year')]);
