import type { Predicate } from '../predicate.ts';

/** Two predicates with the same key mean the same: the tree without the places in the rule. */
export function predicateKey(predicate: Predicate): string {
  return JSON.stringify(predicate, (key, value: unknown) => (key === 'range' ? undefined : value));
}
