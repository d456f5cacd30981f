import { choice, groupBy, type Pattern, patternKey } from '@sigmazuh/compiler';
import { contentKey } from '../branch/index.ts';
import { exactTexts } from '../condition/index.ts';
import { allOf, targetKey, type ValueTest, type WazuhPredicate } from '../locate/index.ts';
import { relationOf } from './compare-values.ts';
import { fieldKey } from './decisions.ts';
import type { Outranking } from './ends-above.ts';
import { isWritten } from './event-text-guard.ts';
import { inFullRuns } from './full-runs.ts';

/**
 * The same ways, those that differ in what they ask of one field as few as fit into one text each:
 *
 *     ruleName A, not image X     ┐
 *     ruleName B, not image X     ┘→   ruleName A | B, not image X
 *
 * A text looks for the field once then and not for each of its values, and it ends there with most events.
 */
export function waysTogether(ways: readonly Outranking[]): readonly Outranking[] {
  const alike = groupBy(split(ways.map(withoutOthersCases)), ({ key }) => key);
  const together = [...alike.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined || first.varying === null || group.length < 2
      ? group.map(({ way }) => way)
      : fitting(
          first.varying,
          first.rest,
          group.flatMap(({ varying }) => varying ?? []),
          first.way.unless,
        );
  });
  return rareFirst(together);
}

/** What most ways ask for tells little: it is asked last. */
function rareFirst(ways: readonly Outranking[]): readonly Outranking[] {
  const counts = new Map<string, number>();
  for (const key of ways.flatMap(({ way }) => operandsOf(way).map(contentKey)))
    counts.set(key, (counts.get(key) ?? 0) + 1);
  const placeOf = (operand: WazuhPredicate) =>
    isFieldTest(operand) ? (counts.get(contentKey(operand)) ?? 0) : Number.POSITIVE_INFINITY;
  return ways.map(({ way, unless }) => ({
    way: allOf(operandsOf(way).toSorted((a, b) => placeOf(a) - placeOf(b) || 0)),
    unless,
  }));
}

/** What a rule takes before is of no matter where no event that goes the way has it. */
function withoutOthersCases({ way, unless }: Outranking): Outranking {
  const asked = fieldTestsIn(way);
  const isApart = (other: WazuhPredicate) =>
    fieldTestsIn(other).some((each) =>
      asked.some(
        (own) =>
          fieldKey(own.target) === fieldKey(each.target) && relationOf(own.pattern, each.pattern) === 'never',
      ),
    );
  return { way, unless: unless.filter(({ predicate }) => !isApart(predicate)) };
}

/** What has to hold of fields, whatever else. */
export function fieldTestsIn(predicate: WazuhPredicate): readonly ValueTest[] {
  return operandsOf(predicate).filter(isFieldTest);
}

/** What a conjunction is of. */
export function operandsOf(predicate: WazuhPredicate): readonly WazuhPredicate[] {
  return predicate.kind === 'and' ? predicate.operands.flatMap(operandsOf) : [predicate];
}

function isFieldTest(predicate: WazuhPredicate): predicate is ValueTest {
  return predicate.kind === 'value' && predicate.target.kind === 'field';
}

/** A way as one test and the rest of it. */
interface Split {
  readonly way: Outranking;
  readonly varying: ValueTest | null;
  readonly rest: readonly WazuhPredicate[];
  /** Equal where ways differ in that test alone. */
  readonly key: string;
}

/** Each way so that as many as can be are alike. */
function split(ways: readonly Outranking[]): readonly Split[] {
  const all = ways.map((way) => {
    const operands = operandsOf(way.way);
    const unless = way.unless.map(({ predicate, level }) => `${level} ${contentKey(predicate)}`).join();
    const keys = operands.map(contentKey);
    return operands.flatMap((operand, at): readonly Split[] => {
      if (!isFieldTest(operand)) return [];
      const rest = operands.filter((_, i) => i !== at);
      const others = keys.filter((_, i) => i !== at).sort();
      return [{ way, varying: operand, rest, key: `${elementKey(operand)} ${others.join()} - ${unless}` }];
    });
  });
  const counts = new Map<string, number>();
  for (const { key } of all.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const countOf = ({ key }: Split) => counts.get(key) ?? 0;
  return ways.map((way, i) => {
    const [best] = (all[i] ?? []).toSorted((a, b) => countOf(b) - countOf(a));
    return best ?? { way, varying: null, rest: [], key: `${i}` };
  });
}

function elementKey({ target, form }: ValueTest): string {
  return `${form ?? ''} ${targetKey(target)}`;
}

/** Ways with as many of the tests as one text holds. */
function fitting(
  like: ValueTest,
  rest: readonly WazuhPredicate[],
  tests: readonly ValueTest[],
  unless: Outranking['unless'],
): readonly Outranking[] {
  const distinct = new Map(tests.map(({ pattern }) => [patternKey(pattern), pattern]));
  const patterns = [...distinct.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const wayOf = (some: readonly Pattern[]): Outranking => ({
    way: allOf([{ ...like, pattern: choice(some) }, ...rest]),
    unless,
  });
  return inFullRuns(patterns, wayOf, isWritten);
}

/** Neighbours have much in common. */
function orderOf(pattern: Pattern): string {
  return (
    exactTexts(pattern)
      ?.texts.map(({ text }) => text.toLowerCase())
      .join() ?? patternKey(pattern)
  );
}
