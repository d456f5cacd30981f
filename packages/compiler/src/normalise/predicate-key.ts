import { patternKey } from '../pattern/build.ts';
import { byIdentity } from '../pattern/by-identity.ts';
import type { MatchTest, Predicate } from '../predicate.ts';

/** Two predicates with the same key mean the same: the tree without the places in the rule. */
export function predicateKey(predicate: Predicate): string {
  return predicate.kind === 'match' ? matchKey(predicate) : keyOf(predicate);
}

function matchKey({ field, pattern, listed }: MatchTest): string {
  const list = listed === undefined ? '' : ` ${JSON.stringify(listed)}`;
  return `match(${field === null ? '' : `${field.length}:${field}`} ${patternKey(pattern)}${list})`;
}

const keyOf = byIdentity((predicate: Exclude<Predicate, MatchTest>): string => {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return `${predicate.kind}(${predicate.operands.map(predicateKey).join(' ')})`;
    case 'not':
      return `not(${predicateKey(predicate.operand)})`;
    default:
      return JSON.stringify(predicate, (name, value: unknown) => (name === 'range' ? undefined : value));
  }
});
