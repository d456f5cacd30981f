import { valueModifier } from './modifier.ts';
import { comparePart } from './time-part.ts';

/** `hour`: the hour of the field's date, 0 to 23. */
export const hour = valueModifier('hour', (term) => [comparePart(term, 'hour')]);
