import { rangeAcross } from '@sigmazuh/parser';
import { groupBy } from '../group-by.ts';
import { choice } from '../pattern/build.ts';
import type { MatchTest, Predicate } from '../predicate.ts';

/**
 * Joins alternatives on the same field into one test: `f ~ a or f ~ b` → `f ~ (a|b)`, and likewise
 * `not f ~ a and not f ~ b` → `not f ~ (a|b)`. A field with several values matches if any of them does, so both
 * sides mean the same.
 */
export function mergeAlternatives(predicate: Predicate): Predicate {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return joinedAlternatives(predicate.kind, predicate.operands.map(mergeAlternatives));
    case 'not':
      return { kind: 'not', operand: mergeAlternatives(predicate.operand) };
    default:
      return predicate;
  }
}

/** The same for one `and` or `or`, whose operands are taken as they are. */
export function joinedAlternatives(kind: 'and' | 'or', operands: readonly Predicate[]): Predicate {
  const tests = operands.map((operand) => mergeable(kind, operand));
  const groups = groupBy(
    tests.filter((test) => test !== null),
    ({ field }) => field,
  );
  const result: Predicate[] = [];
  for (const [i, operand] of operands.entries()) {
    const test = tests[i] ?? null;
    const group = test === null ? undefined : groups.get(test.field);
    const [first] = group ?? [];
    if (test === null || group === undefined || first === undefined || group.length === 1) {
      result.push(operand);
    } else if (first === test) {
      const joined: MatchTest = {
        ...first,
        pattern: choice(group.map((each) => each.pattern)),
        written: group.flatMap((each) => each.written),
        range: rangeAcross(first.range, group.at(-1)?.range ?? first.range),
      };
      result.push(kind === 'or' ? joined : { kind: 'not', operand: joined });
    }
  }
  const [only] = result;
  return only !== undefined && result.length === 1 ? only : { kind, operands: result };
}

/** The test that may be joined with others: plain under `or`, negated under `and`. */
function mergeable(kind: 'and' | 'or', operand: Predicate): MatchTest | null {
  const test = kind === 'or' ? operand : operand.kind === 'not' ? operand.operand : null;
  // What is a list stays one.
  return test?.kind === 'match' && test.listed === undefined ? test : null;
}
