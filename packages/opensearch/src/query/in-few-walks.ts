import { groupBy } from '@sigmazuh/compiler';
import { heldIn } from '../derived/held-in.ts';
import { joinedTexts } from '../lucene/index.ts';
import { allOf, anyOf, leavesOf, notOf, type Query, type TextLeaf } from './query.ts';

/**
 * The same question, asked so that an index has less to do. A wildcard or an expression goes through all values that a
 * field has in the index, so that
 *
 * * what is asked for under several alternatives alike is asked once:  `a and x or b and x`  →  `(a or b) and x`
 * * texts in one field of which any will do are looked for together:   `*one*` or `*two*`    →  `.*(one|two).*`
 *
 * * a field that has to be made is made only for events of which the index says that they may hold the text
 *
 * Of conditions that all have to hold, none is looked at any more where another one has left no events. Two
 * conditions on one field stay two: each may hold for another of its values.
 */
export function inFewWalks(query: Query): Query {
  switch (query.kind) {
    case 'and':
      return allOf(query.operands.map(inFewWalks));
    case 'not':
      return notOf(inFewWalks(query.operand));
    case 'or':
      return alternatives(query.operands);
    case 'text':
      return anyOf(together([query]));
    default:
      return query;
  }
}

function alternatives(operands: readonly Query[]): Query {
  const [alike, others] = withOneCondition(operands);
  if (alike.length < 2) return joined(operands);
  return others.length === 0 ? factored(alike) : anyOf([factored(alike), alternatives(others)]);
}

/** The alternatives that ask for what most of them ask for, and the others. */
function withOneCondition(operands: readonly Query[]): readonly [readonly Query[], readonly Query[]] {
  const asked = operands.map((each) => new Set(conditionsOf(each).filter(walks).map(keyOf)));
  const counts = new Map<string, number>();
  for (const key of asked.flatMap((each) => [...each])) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [key, most] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), ['', 0]);
  if (most < 2) return [[], operands];
  return [operands.filter((_, i) => asked[i]?.has(key)), operands.filter((_, i) => !asked[i]?.has(key))];
}

/** What all alternatives ask for, and any of the rests. */
function factored(operands: readonly Query[]): Query {
  const conditions = operands.map((each) => new Map(conditionsOf(each).map((one) => [keyOf(one), one])));
  const [first = new Map<string, Query>(), ...others] = conditions;
  const shared = [...first].filter(([key]) => others.every((each) => each.has(key)));
  const rests = conditions.map((each) =>
    allOf([...each].filter(([key]) => !shared.some(([one]) => one === key)).map(([, one]) => one)),
  );
  return allOf([...shared.map(([, one]) => inFewWalks(one)), inFewWalks(anyOf(rests))]);
}

function conditionsOf(query: Query): readonly Query[] {
  return query.kind === 'and' ? query.operands : [query];
}

/** Whether it takes more than looking a value up. */
function walks(query: Query): boolean {
  return leavesOf(query).some((leaf) => leaf.kind === 'script' || (isText(leaf) && !isValue(leaf)));
}

function isValue({ text, derived }: TextLeaf): boolean {
  return text.kind === 'term' && derived === undefined;
}

function isNumber(leaf: TextLeaf): boolean {
  return isValue(leaf) && leaf.text.letters === 'exact' && /^[-+]?[\d.:]+$/.test(leaf.text.text);
}

function keyOf(query: Query): string {
  return JSON.stringify(query, (name, value: unknown) => (name === 'derived' ? undefined : value));
}

/** Alternatives with those texts together that are looked for in the same field. */
function joined(operands: readonly Query[]): Query {
  const others = operands.filter((each) => each.kind !== 'text').map(inFewWalks);
  const byField = groupBy(operands.filter(isText), ({ field }) => field);
  return anyOf([...others, ...[...byField.values()].flatMap(together)]);
}

/** From so many on, whole values are looked for together, since a search has room for 1,024 clauses. */
const manyValues = 16;
/** Numbers and addresses stay apart as long as there is room: an index of one's own may have the field as such. */
const manyNumbers = 256;

function together(leaves: readonly TextLeaf[]): readonly Query[] {
  const [numbers, values] = [
    leaves.filter(isNumber),
    leaves.filter((each) => isValue(each) && !isNumber(each)),
  ];
  // The index has whole values at hand: no walk is needed for these.
  const apart = [
    ...(numbers.length < manyNumbers ? numbers : []),
    ...(values.length < manyValues ? values : []),
  ];
  const walked = leaves.filter((each) => !apart.includes(each));
  const [first] = walked;
  if (first === undefined) return apart;
  const texts = joinedTexts(walked.map(({ text }) => text));
  const found = texts.map((text): Query => ({ ...first, text }));
  return [...apart, ...(first.derived === undefined ? found : [whereHeld(walked, found)])];
}

/** What is found in a field that has to be made, in events of which the index says that they may hold it. */
function whereHeld(leaves: readonly TextLeaf[], found: readonly Query[]): Query {
  const held = leaves.map(heldIn);
  const needed = held.filter((each) => each !== null);
  return needed.length < held.length ? anyOf(found) : allOf([inFewWalks(anyOf(needed)), anyOf(found)]);
}

function isText(query: Query): query is TextLeaf {
  return query.kind === 'text';
}
