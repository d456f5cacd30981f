import { type Predicate, predicateKey } from '@sigmazuh/compiler';
import { type Branch, disjunctiveBranches, type Literal } from './disjunctive-branches.ts';

/**
 * Branches of a predicate in which every alternative occurs at least once: all of them while they are at most `most`,
 * else one for each alternative, with the alternatives of other parts taken in turn.
 *
 *     (a or b or c) and (d or e)  →  [a d] [b e] [c d]
 */
export function coveringBranches(predicate: Predicate, most: number): readonly Branch[] {
  return disjunctiveBranches(predicate, most) ?? inTurn(predicate).map(withoutDoubles);
}

function inTurn(predicate: Predicate): readonly Branch[] {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value ? [[]] : [];
    case 'or':
      return predicate.operands.flatMap(inTurn);
    case 'and': {
      const parts = predicate.operands.map(inTurn);
      if (parts.some((part) => part.length === 0)) return [];
      const count = Math.max(1, ...parts.map((part) => part.length));
      return Array.from({ length: count }, (_, i) => parts.flatMap((part) => part[i % part.length] ?? []));
    }
    case 'not':
      return [[negated(predicate.operand)]];
    default:
      return [[predicate]];
  }
}

/** In normal form `not` stands on single tests only. */
function negated(operand: Predicate): Literal {
  if (
    operand.kind === 'and' ||
    operand.kind === 'or' ||
    operand.kind === 'not' ||
    operand.kind === 'constant'
  ) {
    throw new Error('the predicate is not in normal form');
  }
  return { kind: 'not', operand };
}

function withoutDoubles(branch: Branch): Branch {
  return [...new Map(branch.map((test) => [predicateKey(test), test])).values()];
}
