import { byIdentity, byKey, choice, sequence, start } from '@sigmazuh/compiler';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { aheadAnywhere, type Branch } from '../branch/index.ts';
import {
  arrange,
  type Clause,
  isSurelyThere,
  joinedExclusions,
  negatedClauses,
  presenceKeys,
  presentTargets,
  separate,
} from '../condition/index.ts';
import { targetKey, type ValueTest, type WazuhPredicate } from '../locate/index.ts';
import { testsIn } from './decisions.ts';
import type { Outranking } from './ends-above.ts';
import type { WrittenGuard } from './guard.ts';

/** Several tests of one field are one test of it, and so are exceptions to them: `a and not b`. */
function onOneField(way: WazuhPredicate): WazuhPredicate {
  if (way.kind !== 'and' && way.kind !== 'or') return way;
  const operands = way.operands.map(onOneField);
  const tests = operands.filter((each) => each.kind === 'value');
  const excepted = way.kind === 'or' ? [] : operands.flatMap(exceptedIn);
  const [first] = tests;
  const isOne =
    first !== undefined &&
    tests.length + excepted.length === operands.length &&
    [...tests, ...excepted].every(({ target }) => targetKey(target) === targetKey(first.target));
  if (!isOne) return { kind: way.kind, operands };
  const patterns = tests.map(({ pattern }) => pattern);
  const pattern =
    way.kind === 'or'
      ? choice(patterns)
      : sequence([
          start,
          ...patterns.map((each) => aheadAnywhere('positive', each)),
          ...excepted.map((each) => aheadAnywhere('negative', each.pattern)),
        ]);
  return { ...first, pattern };
}

function exceptedIn(operand: WazuhPredicate): readonly ValueTest[] {
  const inner = operand.kind === 'not' ? onOneField(operand.operand) : null;
  return inner?.kind === 'value' ? [inner] : [];
}

/** What other events do not say by their text is asked of each element. */
export function elementGuard(
  ways: readonly Outranking[],
  branches: readonly Branch[],
  source: SourceMapping,
): WrittenGuard {
  const [first = new Set<string>(), ...others] = branches.map((branch) => presentTargets(branch, source));
  const present = [...first].filter((key) => others.every((each) => each.has(key)));
  return guardOf(source)(ways)(present);
}

/** Many leaves leave the same ways to the manager; of what is there only that matters which the ways ask for. */
const guardOf = byIdentity((source: SourceMapping) =>
  byIdentity((ways: readonly Outranking[]) => {
    const asked = new Set(
      ways.flatMap(({ way }) => testsIn(way)).flatMap(({ target }) => presenceKeys(target)),
    );
    const write = byKey(
      (present: readonly string[]) => present.toSorted().join('\n'),
      (present) => guardWith(ways, source, new Set(present)),
    );
    return (present: readonly string[]) => write(present.filter((key) => asked.has(key)));
  }),
);

function guardWith(
  ways: readonly Outranking[],
  source: SourceMapping,
  present: ReadonlySet<string>,
): WrittenGuard {
  const clauses: Clause[] = [];
  // What a rule that never alerts takes away before is not told apart here; the manifest says so.
  let unwritten = ways.filter(({ unless }) => unless.some(({ level }) => level === 0)).length;
  const plain = ways.map(({ way }) => onOneField(way));
  for (const way of joinedExclusions(plain.flatMap(separate))) {
    const made = isOneCondition(way, present) ? negatedClauses(way, source, present) : null;
    if (made === null) unwritten++;
    else clauses.push(...made);
  }
  return { guard: clauses.length === 0 ? [] : arrange(clauses), amongOthers: null, unwritten };
}

/**
 * Of several tests any one may fail, and a field may be absent: that would take a rule for each case, and each of them
 * the rules behind it.
 */
function isOneCondition(way: WazuhPredicate, present: ReadonlySet<string>): boolean {
  return way.kind === 'present' || (way.kind === 'value' && isSurelyThere(way.target, present));
}
