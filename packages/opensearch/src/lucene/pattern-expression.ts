import { alternativesOf, isEnd, isNever, isStart, itemsOf, type Pattern } from '@sigmazuh/compiler';
import { runBefore } from './alignment.ts';
import { spreadAssertions } from './assertions.ts';
import {
  anyCharacter,
  anyCharacters,
  classExpression,
  literalExpression,
  type Writing,
} from './characters.ts';
import {
  anyText,
  complementOf,
  type Expression,
  emptyText,
  intersectionOf,
  noText,
  repeatOf,
  sequenceOf,
  single,
  unionOf,
} from './expression.ts';
import { LuceneRefusal } from './refusal.ts';

/**
 * The texts in which a pattern is found, as Lucene matches them: whole.
 *
 *     foo.*bar     →   .*foo.*bar.*
 *     ^foo(?!bar)  →   foo~(bar.*)
 *
 * @throws LuceneRefusal
 */
export function searchExpression(pattern: Pattern, writing: Writing): Expression {
  return unionOf(
    alternativesOf(pattern).flatMap((alternative) =>
      spreadAssertions(itemsOf(alternative)).map((items) => lineExpression(items, writing)),
    ),
  );
}

/** One alternative without choices around its assertions. */
function lineExpression(items: readonly Pattern[], writing: Writing): Expression {
  const begins = isStart(items[0]);
  const rest = begins ? items.slice(1) : items;
  return follow(begins ? emptyText : before(items, writing), rest, anyText, writing);
}

/** What is before an alternative that may begin anywhere. */
function before(items: readonly Pattern[], writing: Writing): Expression {
  if (!isPlain(items)) return allBefore(writing);
  return isOnlyLong(items, writing) ? emptyText : runBefore(items, writing.form);
}

/** So many characters, whichever: they may as well be the first ones. */
function isOnlyLong(items: readonly Pattern[], writing: Writing): boolean {
  const any = anyCharacter(writing.form).text;
  const [only] = items;
  if (only === undefined || items.length > 1) return false;
  const one = only.kind === 'repeat' && only.max === only.min ? only.item : only;
  return (one.kind === 'any-one' || one.kind === 'class') && itemExpression(one, [], writing).text === any;
}

/** Where assertions look at what is around, no character may be cut. */
function allBefore(writing: Writing): Expression {
  return writing.form.special.length === 0 ? anyText : anyCharacters(writing.form);
}

function isPlain(items: readonly Pattern[]): boolean {
  return items.every((item, i) => !isAssertion(item) || (isEnd(item) && i === items.length - 1));
}

function isAssertion(item: Pattern): item is Extract<Pattern, { kind: 'anchor' | 'look' }> {
  return item.kind === 'anchor' || item.kind === 'look';
}

/**
 * The items behind what is taken already. What an assertion says of the text behind it is an intersection with the
 * rest, what it says of the text before it one with what is taken.
 */
function follow(
  taken: Expression,
  items: readonly Pattern[],
  tail: Expression,
  writing: Writing,
): Expression {
  let before = taken;
  for (const [i, item] of items.entries()) {
    if (!isAssertion(item)) {
      before = sequenceOf([before, itemExpression(item, items.slice(i + 1), writing)]);
      continue;
    }
    const rest = items.slice(i + 1);
    const asked = assertionOf(item, writing);
    if (asked.looks === 'back') {
      before = intersectionOf(before, asked.at);
    } else {
      refuseLookingFarBack(rest);
      if (asked.at === emptyText && rest.length === 0) return before;
      return sequenceOf([before, intersectionOf(follow(emptyText, rest, tail, writing), asked.at)]);
    }
  }
  return sequenceOf([before, tail]);
}

/** What is taken again from an assertion on cannot be looked back at from behind it, beyond the assertion. */
function refuseLookingFarBack(rest: readonly Pattern[]): void {
  let length = 0;
  for (const item of rest) {
    if (isAssertion(item)) {
      const reach = reachBack(item);
      if (reach > length) {
        throw new LuceneRefusal(
          'this regular expression looks ahead and then back beyond that place, which Lucene cannot say',
          'write the alternatives out',
        );
      }
    } else {
      length += shortest(item);
    }
  }
}

function reachBack(item: Pattern): number {
  if (item.kind === 'look') return item.direction === 'behind' ? longest(item.item) : 0;
  if (item.kind !== 'anchor') return 0;
  switch (item.at) {
    case 'start':
      return Number.POSITIVE_INFINITY;
    case 'line-start':
      return 1;
    default:
      return 0;
  }
}

interface Asked {
  readonly looks: 'ahead' | 'back';
  /** All that is behind the place, or all that is before it. */
  readonly at: Expression;
}

function assertionOf(item: Extract<Pattern, { kind: 'anchor' | 'look' }>, writing: Writing): Asked {
  if (item.kind === 'look') {
    const looks = item.direction === 'ahead' ? 'ahead' : 'back';
    const all = anyCharacters(writing.form);
    const lines = spreadAssertions(itemsOf(item.item)).map((items) =>
      looks === 'ahead' ? follow(emptyText, items, all, writing) : follow(all, items, emptyText, writing),
    );
    const found = unionOf(lines);
    return { looks, at: item.negated ? complementOf(found) : found };
  }
  const newline = itemExpression(lineBreak, [], writing);
  switch (item.at) {
    case 'start':
      return { looks: 'back', at: emptyText };
    case 'end':
      return { looks: 'ahead', at: emptyText };
    case 'last-line-end':
      return { looks: 'ahead', at: repeatOf(newline, 0, 1) };
    case 'line-end':
      return { looks: 'ahead', at: unionOf([emptyText, sequenceOf([newline, anyText])]) };
    case 'line-start':
      return { looks: 'back', at: unionOf([emptyText, sequenceOf([anyText, newline])]) };
    case 'word-boundary':
    case 'not-word-boundary':
      throw new Error('word boundaries are spelled out before');
  }
}

const lineBreak: Pattern = { kind: 'literal', text: '\n', cased: true };

function itemExpression(item: Pattern, rest: readonly Pattern[], writing: Writing): Expression {
  switch (item.kind) {
    case 'literal':
      return literalExpression(item, writing);
    case 'any-one':
      return item.newlines
        ? writing.form.special.length === 0
          ? single('.')
          : classExpression({ kind: 'class', ranges: [], negated: true, cased: true }, writing)
        : classExpression(
            { kind: 'class', ranges: [{ from: 0x0a, to: 0x0a }], negated: true, cased: true },
            writing,
          );
    case 'any-run':
      return runBefore(rest, writing.form);
    case 'class':
      return classExpression(item, writing);
    case 'sequence':
      return sequenceOf(
        item.items.map((each, i) => itemExpression(each, [...item.items.slice(i + 1), ...rest], writing)),
      );
    case 'choice':
      return isNever(item)
        ? noText
        : unionOf(item.alternatives.map((each) => itemExpression(each, rest, writing)));
    case 'repeat':
      return repeatOf(itemExpression(item.item, [], writing), item.min, item.max);
    case 'anchor':
    case 'look':
      throw new LuceneRefusal(
        'this regular expression repeats something that looks at what is around it, which Lucene cannot say',
        'write the repeated part without anchors and look-arounds',
      );
  }
}

function shortest(item: Pattern): number {
  switch (item.kind) {
    case 'literal':
      return Array.from(item.text).length;
    case 'any-one':
    case 'class':
      return 1;
    case 'sequence':
      return item.items.reduce((sum, each) => sum + shortest(each), 0);
    case 'choice':
      return item.alternatives.length === 0 ? 0 : Math.min(...item.alternatives.map(shortest));
    case 'repeat':
      return item.min * shortest(item.item);
    default:
      return 0;
  }
}

function longest(item: Pattern): number {
  switch (item.kind) {
    case 'any-run':
      return Number.POSITIVE_INFINITY;
    case 'sequence':
      return item.items.reduce((sum, each) => sum + longest(each), 0);
    case 'choice':
      return Math.max(0, ...item.alternatives.map(longest));
    case 'repeat':
      return item.max === null ? Number.POSITIVE_INFINITY : item.max * longest(item.item);
    case 'anchor':
      return item.at === 'start' ? Number.POSITIVE_INFINITY : 1;
    case 'look':
      return longest(item.item);
    default:
      return shortest(item);
  }
}
