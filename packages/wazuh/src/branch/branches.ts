import { byIdentity, choice } from '@sigmazuh/compiler';
import {
  anyOf,
  type ComparisonTest,
  type PresenceTest,
  targetKey,
  type ValueTest,
  type WazuhPredicate,
} from '../locate/index.ts';

export type LocatedTest = ValueTest | PresenceTest | ComparisonTest;

/** Tests that must hold together, and predicates none of which may hold. All of them are free of `not`. */
export interface Branch {
  readonly tests: readonly LocatedTest[];
  readonly exclusions: readonly WazuhPredicate[];
}

/**
 * A predicate as alternatives. Exclusions stay whole, however they are built, so that ten filters of three tests
 * each do not become 59,049 branches:
 *
 *     (a or b) and not (c and d) and not e   →   [a; none of (c and d), e]  [b; none of (c and d), e]
 *
 * `null` when there would be more than `limit`.
 */
export function branchesOf(predicate: WazuhPredicate, limit: number): readonly Branch[] | null {
  const excluded = excludedBy(predicate);
  if (excluded !== null) return [{ tests: [], exclusions: excluded }];
  switch (predicate.kind) {
    case 'constant':
      return predicate.value ? [{ tests: [], exclusions: [] }] : [];
    case 'or': {
      const branches: Branch[] = [];
      for (const operand of predicate.operands) {
        const own = branchesOf(operand, limit);
        if (own === null) return null;
        branches.push(...own);
      }
      return branches.length > limit ? null : branches;
    }
    case 'and': {
      let branches: readonly Branch[] = [{ tests: [], exclusions: [] }];
      for (const operand of predicate.operands) {
        const own = branchesOf(operand, limit);
        if (own === null || branches.length * own.length > limit) return null;
        branches = branches.flatMap((branch) => own.map((added) => together(branch, added)));
      }
      return branches;
    }
    case 'not':
      // Only reached for `not` over something that contains a `not`: turn it inside out once.
      return branchesOf(insideOut(predicate.operand), limit);
    default:
      return [{ tests: [predicate], exclusions: [] }];
  }
}

/**
 * If the predicate consists of negations only, the positive predicates none of which may hold; else `null`.
 *
 *     not a and (not b or not c)   →   [a, (b and c)]
 */
export function excludedBy(predicate: WazuhPredicate): readonly WazuhPredicate[] | null {
  switch (predicate.kind) {
    case 'not':
      return isPositive(predicate.operand) ? [predicate.operand] : null;
    case 'and': {
      const parts = predicate.operands.map(excludedBy);
      return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
    }
    case 'or': {
      const parts = predicate.operands.map(excludedBy);
      if (parts.includes(null)) return null;
      const operands = parts.map((part): WazuhPredicate => anyOf(part ?? []));
      return [{ kind: 'and', operands }];
    }
    default:
      return null;
  }
}

function isPositive(predicate: WazuhPredicate): boolean {
  switch (predicate.kind) {
    case 'not':
    case 'constant':
      return false;
    case 'and':
    case 'or':
      return predicate.operands.every(isPositive);
    default:
      return true;
  }
}

function insideOut(predicate: WazuhPredicate): WazuhPredicate {
  switch (predicate.kind) {
    case 'not':
      return predicate.operand;
    case 'constant':
      return { kind: 'constant', value: !predicate.value };
    case 'and':
    case 'or':
      return {
        kind: predicate.kind === 'and' ? 'or' : 'and',
        operands: predicate.operands.map((each) => ({ kind: 'not', operand: each })),
      };
    default:
      return { kind: 'not', operand: predicate };
  }
}

function together(one: Branch, other: Branch): Branch {
  return { tests: [...one.tests, ...other.tests], exclusions: [...one.exclusions, ...other.exclusions] };
}

/**
 * Joins branches that differ in one test on one field only: `a and b1` or `a and b2` → `a and (b1 or b2)`. Each
 * branch becomes a rule, so this saves rules without changing what they mean.
 */
export function joinBranches(branches: readonly Branch[]): readonly Branch[] {
  let joined = branches;
  const targets = new Set(branches.flatMap((branch) => branch.tests.map((test) => targetKey(test.target))));
  for (const target of targets) {
    if (joined.length > 1) joined = joinOn(joined, target);
  }
  return joined;
}

function joinOn(branches: readonly Branch[], target: string): readonly Branch[] {
  const groups = new Map<string, Branch>();
  for (const branch of branches) {
    const [own, ...more] = branch.tests.filter((test) => targetKey(test.target) === target);
    const isJoinable = own?.kind === 'value' && more.length === 0;
    const others = branch.tests
      .filter((test) => test !== own)
      .map(contentKey)
      .sort();
    const key = isJoinable
      ? JSON.stringify([others, branch.exclusions.map(contentKey).sort()])
      : `alone ${groups.size}`;
    const earlier = groups.get(key);
    groups.set(
      key,
      earlier === undefined || own === undefined ? branch : withAlternative(earlier, own, target),
    );
  }
  return [...groups.values()];
}

function withAlternative(branch: Branch, added: LocatedTest, target: string): Branch {
  const tests = branch.tests.map((test) =>
    test.kind === 'value' && added.kind === 'value' && targetKey(test.target) === target
      ? { ...test, pattern: choice([test.pattern, added.pattern]) }
      : test,
  );
  return { ...branch, tests };
}

/** Equal for equal content, wherever it was written. */
export const contentKey = byIdentity((content: WazuhPredicate): string =>
  JSON.stringify(content, (name, value: unknown) => (name === 'range' ? undefined : value)),
);
