import { alternativesOf, contains, itemsOf, look, oneOf, type Pattern } from '@sigmazuh/compiler';
import { LuceneRefusal } from './refusal.ts';

/** More ways than this to read one regular expression are too many for a query. */
const mostWays = 64;

/**
 * The ways to read a list of items in which no choice has an assertion inside; a word boundary becomes what it stands
 * for, a word character on one side and none on the other. Of assertions at one place those that look back come first.
 *
 *     x(?:a|$)   →   xa   x$
 */
export function spreadAssertions(items: readonly Pattern[]): readonly (readonly Pattern[])[] {
  let ways: readonly (readonly Pattern[])[] = [[]];
  for (const item of items) {
    const own = waysOf(item);
    ways = ways.flatMap((way) => own.map((each) => [...way, ...each]));
    if (ways.length > mostWays) {
      throw new LuceneRefusal(
        'this regular expression has anchors or look-arounds in too many alternatives',
        'split it into several values',
      );
    }
  }
  return ways.map(backFirst);
}

function waysOf(item: Pattern): readonly (readonly Pattern[])[] {
  if (item.kind === 'anchor' && item.at === 'word-boundary') return boundary;
  if (item.kind === 'anchor' && item.at === 'not-word-boundary') return noBoundary;
  if (!contains(item, asserts) || item.kind === 'anchor' || item.kind === 'look') return [[item]];
  if (item.kind === 'choice') return alternativesOf(item).flatMap((each) => spreadAssertions(itemsOf(each)));
  if (item.kind === 'sequence') return spreadAssertions(item.items);
  if (item.kind === 'repeat' && item.min === 0 && item.max === 1) {
    return [[], ...spreadAssertions(itemsOf(item.item))];
  }
  return [[item]];
}

function asserts(node: Pattern): boolean {
  return node.kind === 'anchor' || node.kind === 'look';
}

/** ASCII, as PCRE has it without further options. */
const word = oneOf(
  [
    { from: 0x30, to: 0x39 },
    { from: 0x41, to: 0x5a },
    { from: 0x5f, to: 0x5f },
    { from: 0x61, to: 0x7a },
  ],
  'cased',
);
const behindWord = look('behind', 'positive', word);
const notBehindWord = look('behind', 'negative', word);
const beforeWord = look('ahead', 'positive', word);
const notBeforeWord = look('ahead', 'negative', word);
const boundary = [
  [behindWord, notBeforeWord],
  [notBehindWord, beforeWord],
];
const noBoundary = [
  [behindWord, beforeWord],
  [notBehindWord, notBeforeWord],
];

/** `(?=a)(?<=b)` asks the same as `(?<=b)(?=a)`. */
function backFirst(items: readonly Pattern[]): readonly Pattern[] {
  const ordered: Pattern[] = [];
  let ahead: Pattern[] = [];
  for (const item of items) {
    if (looksAhead(item)) {
      ahead.push(item);
    } else {
      if (!looksBack(item)) {
        ordered.push(...ahead);
        ahead = [];
      }
      ordered.push(item);
    }
  }
  return [...ordered, ...ahead];
}

function looksBack(item: Pattern): boolean {
  if (item.kind === 'look') return item.direction === 'behind';
  return item.kind === 'anchor' && (item.at === 'start' || item.at === 'line-start');
}

function looksAhead(item: Pattern): boolean {
  return asserts(item) && !looksBack(item);
}
