import { choice, end, literal, sequence, start } from '@sigmazuh/compiler';
import { anyText } from '@sigmazuh/regex';
import { anyAddress, type Condition, elementTarget, targetOf } from '../locate/index.ts';
import type { ComparedPlace } from './group-fields.ts';

/** What the decoder of JSON makes of `null`, of an empty list, and of lists that begin with no value. */
const noValueOfJson = choice([
  sequence([start, literal('null', 'cased'), end]),
  sequence([start, literal('[]', 'cased'), end]),
  sequence([start, literal('[null', 'cased')]),
  sequence([start, literal('[{', 'cased')]),
]);

/** Hold where an event has values there; an element for addresses holds where it is an address. */
export function haveValues(places: readonly ComparedPlace[]): readonly Condition[] {
  return places.map(hasValue);
}

function hasValue({ name, form }: ComparedPlace): Condition {
  const target = elementTarget(targetOf(name));
  if (target.kind === 'address') return { target, negated: 'no', pattern: anyAddress };
  // A negated pattern does not hold of an absent field either.
  return form === 'json'
    ? { target, negated: 'yes', pattern: noValueOfJson }
    : { target, negated: 'no', pattern: { kind: 'written', text: anyText } };
}
