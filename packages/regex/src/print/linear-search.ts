import {
  alternativesOf,
  byIdentity,
  choice,
  isBounded,
  isStart,
  itemsOf,
  type LookPattern,
  type Pattern,
  searchForm,
  sequence,
} from '@sigmazuh/compiler';
import { superlinearities } from '../linear/superlinearity.ts';
import { anyByte, type ByteNode, beginsAtStart, choiceNode, repeatNode, sequenceNode } from './byte-node.ts';
import { composed, headed, looped, type Place, startNode } from './chain.ts';
import { compiledSize } from './compiled-size.ts';
import { distributed, takenApart } from './distribute.ts';
import { withoutIdleCounts } from './idle-counts.ts';
import { chainOf, type GapChoice } from './links.ts';
import { searchParts } from './search-parts.ts';
import { toBytes } from './to-bytes.ts';

const gapChoices: readonly GapChoice[] = ['runs', 'runs and wide classes', 'runs and classes'];

/**
 * A search written so that its time grows linearly with the text, if a way is known; else as it stands. Elements with
 * gaps between them are looked for one after the other, each settled for good where it *ends first*: whatever follows
 * can only profit from an earlier end. Plain backtracking would try every combination of the elements' places.
 *
 *     a*b*c  →  \A(?>.*?a)(?>.*?b).*?c
 */
export function linearSearch(pattern: Pattern): ByteNode {
  const search = searchForm(pattern);
  const written = linearAlternatives(search);
  // What PCRE2 would refuse to compile is of no use, however fast it would be; but who can part it keeps it linear.
  const isOneTooLarge = compiledSize(written) > largestSize && searchParts(search).length === 1;
  return isOneTooLarge ? toBytes(search) : written;
}

/** PCRE2 refuses more than 64 kB; estimates are rough, and a rule file holds 20 kB of text at most. */
const largestSize = 30_000;

function linearAlternatives(search: Pattern): ByteNode {
  const whole = alternativesOf(search);
  const alternatives = whole.flatMap((each) => (each.kind === 'literal' ? [each] : partsOf(each)));
  const open = alternatives.filter((each) => !isBounded(each));
  const bounded = open.length === 0 ? alternatives : alternatives.filter(isBounded);
  // Most searches are lists of short values, each written as it is.
  const isAsItIs = bounded.length === whole.length && bounded.every((each, i) => each === whole[i]);
  return choiceNode([
    ...(bounded.length === 0 ? [] : [toBytes(isAsItIs ? search : choice(bounded))]),
    ...open.map(alternatives.length === 1 ? alone : besideOthers),
  ]);
}

/** Lists that are too long are printed in halves, and so their alternatives again and again: each is written once. */
const partsOf = byIdentity((alternative: Pattern): readonly Pattern[] =>
  distributed(alternative).map((each) => withoutIdleCounts(searchForm(each))),
);
const besideOthers = byIdentity((alternative: Pattern) => searchOf(itemsOf(alternative), 'beside others'));
/** What is asked for its growth is then written. */
const alone = byIdentity((alternative: Pattern) => searchOf(itemsOf(alternative), 'alone'));

function searchOf(items: readonly Pattern[], place: Place): ByteNode {
  const linear = linearForm(items, place);
  if (linear !== null) return linear;
  for (const which of ['parts with several ends', 'all parts'] as const) {
    const apart = takenApart(items, which).map((each) =>
      linearForm(itemsOf(withoutIdleCounts(searchForm(each))), 'beside others'),
    );
    if (apart.length > 1 && apart.every((each) => each !== null)) return choiceNode(apart);
  }
  return composed(chainOf(items, 'runs'), place) ?? toBytes(sequence(items));
}

function linearForm(items: readonly Pattern[], place: Place): ByteNode | null {
  const direct = isDirectlySlow(items) ? null : toBytes(sequence(items));
  if (direct !== null && superlinearities(direct).length === 0) return direct;
  for (const gaps of gapChoices) {
    const chain = chainOf(items, gaps);
    for (const chained of [composed(chain, place), headed(chain), looped(chain)]) {
      if (chained !== null && superlinearities(chained).length === 0) return chained;
    }
  }
  const looking = lookingAhead(items);
  return looking !== null && superlinearities(looking).length === 0 ? looking : null;
}

/** Behind a head that is found again and again, or twice in a row, a gap over anything reads the text in vain. */
function isDirectlySlow(items: readonly Pattern[]): boolean {
  const gaps = items.filter((item) => item.kind === 'any-run' && item.unit === undefined).length;
  return gaps > (isStart(items[0]) ? 1 : 0);
}

/**
 * Looks ahead from the text's start, each a search of its own. Alternatives that are linear as they stand stay
 * together, as what they have in common is then written once.
 *
 *     \A(?=.*(?:ab*c|d.*e))  →  \A(?=.*ab*c|(?>.*?d).*?e)
 */
function lookingAhead(items: readonly Pattern[]): ByteNode | null {
  if (!isStart(items[0]) || !items.some(isLookAhead)) return null;
  return sequenceNode(items.map((item) => (isLookAhead(item) ? searchAhead(item) : toBytes(item))));
}

function isLookAhead(item: Pattern): item is LookPattern {
  return item.kind === 'look' && item.direction === 'ahead';
}

function searchAhead(look: LookPattern): ByteNode {
  const isLinear = (each: Pattern) => superlinearities(sequenceNode([startNode, toBytes(each)])).length === 0;
  const alternatives = alternativesOf(look.item);
  const plain = alternatives.filter(isLinear);
  const item = choiceNode([
    ...(plain.length === 0 ? [] : [toBytes(choice(plain))]),
    ...alternatives.filter((each) => !plain.includes(each)).map(fromStart),
  ]);
  return { kind: 'look', direction: 'ahead', negated: look.negated, item };
}

/** What stands behind a run at the start, searched from there. */
function fromStart(alternative: Pattern): ByteNode {
  const [run, ...rest] = itemsOf(alternative);
  const search = run?.kind === 'any-run' && run.unit === undefined ? linearForm(rest, 'beside others') : null;
  if (search === null) return toBytes(alternative);
  return beginsAtStart(search) ? search : sequenceNode([repeatNode(anyByte, 0, null, 'lazy'), search]);
}
