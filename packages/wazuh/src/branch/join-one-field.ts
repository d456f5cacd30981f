import {
  alternativesOf,
  anyRun,
  choice,
  isStart,
  itemsOf,
  look,
  type Pattern,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { targetKey, type ValueTest, type WazuhPredicate } from '../locate/index.ts';

/**
 * Alternatives that ask one field only become one test, also where they ask it several things at once:
 *
 *     (cmd ~ a and cmd ~ b) or cmd ~ c   →   cmd ~ ^(?=.*a)(?=.*b) | c
 *
 * Each alternative would otherwise be a rule of its own, and two such lists their product.
 */
export function joinOneField(predicate: WazuhPredicate): WazuhPredicate {
  switch (predicate.kind) {
    case 'not':
      return { kind: 'not', operand: joinOneField(predicate.operand) };
    case 'and':
      return { kind: 'and', operands: predicate.operands.map(joinOneField) };
    case 'or':
      return joined(predicate.operands.map(joinOneField));
    default:
      return predicate;
  }
}

function joined(operands: readonly WazuhPredicate[]): WazuhPredicate {
  const groups = new Map<string, (readonly ValueTest[])[]>();
  for (const operand of operands) {
    const tests = testsOnOneField(operand);
    const [first] = tests ?? [];
    if (tests === null || first === undefined) continue;
    const key = targetKey(first.target);
    groups.set(key, [...(groups.get(key) ?? []), tests]);
  }
  const worthJoining = (tests: readonly ValueTest[] | null) => {
    const [first] = tests ?? [];
    const group = first === undefined ? [] : (groups.get(targetKey(first.target)) ?? []);
    return group.length > 1 ? group : null;
  };
  const result: WazuhPredicate[] = [];
  const done = new Set<unknown>();
  for (const operand of operands) {
    const group = worthJoining(testsOnOneField(operand));
    if (group === null) result.push(operand);
    else if (!done.has(group)) {
      done.add(group);
      result.push(oneTest(group) ?? operand);
    }
  }
  const [only] = result;
  return only !== undefined && result.length === 1 ? only : { kind: 'or', operands: result };
}

/** The tests of an alternative that asks one field and nothing else. */
function testsOnOneField(predicate: WazuhPredicate): readonly ValueTest[] | null {
  const operands = predicate.kind === 'and' ? predicate.operands : [predicate];
  const tests = operands.filter((each) => each.kind === 'value');
  const [first] = tests;
  if (first === undefined || tests.length < operands.length) return null;
  if (first.target.kind !== 'field' && first.target.kind !== 'static') return null;
  return tests.every((each) => targetKey(each.target) === targetKey(first.target)) ? tests : null;
}

function oneTest(group: readonly (readonly ValueTest[])[]): ValueTest | null {
  const [first] = group[0] ?? [];
  return first === undefined ? null : { ...first, pattern: choice(group.map((tests) => together(tests))) };
}

/** All tests on one static field as one: a rule has room for one pattern per element. */
export function joinStatics<Test extends { readonly kind: string; readonly target: ValueTest['target'] }>(
  tests: readonly (Test | ValueTest)[],
): readonly (Test | ValueTest)[] {
  const statics = new Map<string, ValueTest[]>();
  const others: (Test | ValueTest)[] = [];
  for (const test of tests) {
    if (!isStaticValue(test)) others.push(test);
    else statics.set(targetKey(test.target), [...(statics.get(targetKey(test.target)) ?? []), test]);
  }
  return [
    ...others,
    ...[...statics.values()]
      .map((group) => oneTest([group]) ?? group[0])
      .filter((each) => each !== undefined),
  ];
}

function isStaticValue(test: {
  readonly kind: string;
  readonly target: ValueTest['target'];
}): test is ValueTest {
  return test.kind === 'value' && test.target.kind === 'static';
}

function together(tests: readonly ValueTest[]): Pattern {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only.pattern;
  return sequence([start, ...tests.map((test) => aheadAnywhere('positive', test.pattern))]);
}

/** Looks for a pattern anywhere ahead of the text's beginning. */
export function aheadAnywhere(sense: 'positive' | 'negative', pattern: Pattern): Pattern {
  const alternatives = alternativesOf(pattern).map((each) => {
    const items = itemsOf(each);
    return isStart(items[0]) ? sequence(items.slice(1)) : sequence([anyRun, each]);
  });
  return look('ahead', sense, choice(alternatives));
}
