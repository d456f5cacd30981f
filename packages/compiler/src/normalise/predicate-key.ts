import { patternKey } from '../pattern/build.ts';
import type { MatchTest, Predicate } from '../predicate.ts';

const keys = new WeakMap<Predicate, string>();

/** Two predicates with the same key mean the same: the tree without the places in the rule. */
export function predicateKey(predicate: Predicate): string {
  if (predicate.kind === 'match') return matchKey(predicate);
  const known = keys.get(predicate);
  if (known !== undefined) return known;
  const key = makeKey(predicate);
  keys.set(predicate, key);
  return key;
}

function matchKey({ field, pattern }: MatchTest): string {
  return `match(${field === null ? '' : `${field.length}:${field}`} ${patternKey(pattern)})`;
}

function makeKey(predicate: Exclude<Predicate, MatchTest>): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return `${predicate.kind}(${predicate.operands.map(predicateKey).join(' ')})`;
    case 'not':
      return `not(${predicateKey(predicate.operand)})`;
    default:
      return JSON.stringify(predicate, (name, value: unknown) => (name === 'range' ? undefined : value));
  }
}
