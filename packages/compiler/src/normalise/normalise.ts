import type { Predicate } from '../predicate.ts';
import { fold } from './fold.ts';
import { mergeAlternatives } from './merge-alternatives.ts';
import { pushNegations } from './negation.ts';

const passes: readonly ((predicate: Predicate) => Predicate)[] = [
  (predicate) => pushNegations(predicate),
  fold,
  mergeAlternatives,
  fold,
];

/**
 * The normal form of a predicate, which means the same: `not` only on single tests, no `and` directly in an `and` nor
 * `or` in an `or`, no constants inside, no doubles, alternatives on one field joined into one choice Pattern.
 */
export function normalise(predicate: Predicate): Predicate {
  return passes.reduce((sofar, pass) => pass(sofar), predicate);
}
