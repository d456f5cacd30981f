import type { Predicate } from '../predicate.ts';

/**
 * Moves `not` inwards until it stands on single tests: `not (a and b)` → `not a or not b`. It never goes into a test,
 * since a test on an absent field is false and so its negation true.
 */
export function pushNegations(predicate: Predicate, sense: 'positive' | 'negative' = 'positive'): Predicate {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return {
        kind: sense === 'positive' ? predicate.kind : predicate.kind === 'and' ? 'or' : 'and',
        operands: predicate.operands.map((each) => pushNegations(each, sense)),
      };
    case 'not':
      return pushNegations(predicate.operand, sense === 'positive' ? 'negative' : 'positive');
    case 'constant':
      return { kind: 'constant', value: predicate.value === (sense === 'positive') };
    default:
      return sense === 'positive' ? predicate : { kind: 'not', operand: predicate };
  }
}
