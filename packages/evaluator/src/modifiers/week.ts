import { valueModifier } from './modifier.ts';
import { comparePart } from './time-part.ts';

/** `week`: the ISO 8601 week of the field's date, 1 to 53. */
export const week = valueModifier('week', (term) => [comparePart(term, 'week')]);
