import { type FieldTest, type Predicate, predicateKey } from '@sigmazuh/compiler';

/** A test of a branch, as it stands or negated. */
export type Literal = FieldTest | { readonly kind: 'not'; readonly operand: FieldTest };

/** Tests that must hold together. */
export type Branch = readonly Literal[];

/**
 * The predicate as alternatives of tests that hold together (its disjunctive normal form). A predicate that always
 * holds has one empty branch, one that never does has none. `null` when they would be more than `limit`.
 *
 *     (a or b) and c  →  [[a, c], [b, c]]
 */
export function disjunctiveBranches(predicate: Predicate, limit: number): readonly Branch[] | null {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value ? [[]] : [];
    case 'or': {
      const branches: Branch[] = [];
      for (const operand of predicate.operands) {
        const own = disjunctiveBranches(operand, limit);
        if (own === null) return null;
        branches.push(...own);
      }
      return branches.length > limit ? null : branches;
    }
    case 'and': {
      let branches: readonly Branch[] = [[]];
      for (const operand of predicate.operands) {
        const own = disjunctiveBranches(operand, limit);
        if (own === null || branches.length * own.length > limit) return null;
        branches = branches.flatMap((branch) => own.map((added) => withoutDoubles([...branch, ...added])));
      }
      return branches;
    }
    case 'not':
      return negatedBranches(predicate.operand, limit);
    default:
      return [[predicate]];
  }
}

function negatedBranches(operand: Predicate, limit: number): readonly Branch[] | null {
  switch (operand.kind) {
    case 'not':
      return disjunctiveBranches(operand.operand, limit);
    case 'constant':
      return operand.value ? [] : [[]];
    case 'and':
    case 'or':
      return disjunctiveBranches(
        {
          kind: operand.kind === 'and' ? 'or' : 'and',
          operands: operand.operands.map((each) => ({ kind: 'not', operand: each })),
        },
        limit,
      );
    default:
      return [[{ kind: 'not', operand }]];
  }
}

function withoutDoubles(branch: Branch): Branch {
  return [...new Map(branch.map((test) => [predicateKey(test), test])).values()];
}
