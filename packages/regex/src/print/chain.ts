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
import {
  anchorNode,
  anyByte,
  type ByteNode,
  byteLengths,
  choiceNode,
  itemsOfNode,
  repeatNode,
  sequenceNode,
} from './byte-node.ts';
import { containedIn, growingClasses } from './class-gaps.ts';
import { compiledSize } from './compiled-size.ts';
import { distributed, takenApart } from './distribute.ts';
import { earliestEnd, firstEnd } from './earliest-end.ts';
import { withoutIdleCounts } from './idle-counts.ts';
import { type Chain, chainOf, type GapChoice, type Link } from './links.ts';
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
  const place = alternatives.length === 1 ? 'alone' : 'beside others';
  // Most searches are lists of short values, each written as it is.
  const isAsItIs = bounded.length === whole.length && bounded.every((each, i) => each === whole[i]);
  return choiceNode([
    ...(bounded.length === 0 ? [] : [toBytes(isAsItIs ? search : choice(bounded))]),
    ...open.map((each) => (place === 'alone' ? searchOf(itemsOf(each), place) : besideOthers(each))),
  ]);
}

/** Lists that are too long are printed in halves, and so their alternatives again and again: each is written once. */
const partsOf = byIdentity((alternative: Pattern): readonly Pattern[] =>
  distributed(alternative).map((each) => withoutIdleCounts(searchForm(each))),
);
const besideOthers = byIdentity((alternative: Pattern) => searchOf(itemsOf(alternative), 'beside others'));

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

const startNode = anchorNode('start');

type Place = 'alone' | 'beside others';

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

/** The head wherever it is, what follows settled from there: linear when what follows cannot hold further heads. */
function headed(chain: Chain): ByteNode | null {
  if (chain.links.some((link) => link.gap === 'free')) return null;
  const rest = following(chain.links, 'last');
  return rest === null ? null : sequenceNode([chain.head, rest]);
}

/** The head and what hangs on it, the heads passed over from which it is not found. */
function looped({ head, links }: Chain): ByteNode | null {
  if (links.length === 0 || links.some((link) => link.gap === 'free')) return null;
  const found = loopingSearch({ gap: 'free', unit: anyByte, element: head }, links, 'last');
  return found === null ? null : sequenceNode([startNode, found]);
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

function composed(chain: Chain, place: Place): ByteNode | null {
  const [first] = chain.links;
  if (first === undefined) return null;
  if (beginsAtStart(chain.head) || first.gap === 'frame') {
    const rest = blocks(chain.links);
    return rest === null ? null : sequenceNode([chain.head, rest]);
  }
  if (place === 'alone' && chain.links.every((link) => link.gap === 'class')) {
    const skipping = skippingSearch(chain);
    if (skipping !== null) return skipping;
  }
  const all = blocks([{ gap: 'free', unit: anyByte, element: chain.head }, ...chain.links]);
  return all === null ? null : sequenceNode([startNode, all]);
}

/**
 * A block is an element behind a free gap, with what hangs on it: by classes, or inside of the value that it opens.
 * One block settled, the next begins.
 */
function blocks(links: readonly Link[], position: Position = 'last'): ByteNode | null {
  const nodes: ByteNode[] = [];
  for (let at = 0; at < links.length; ) {
    const opensValue = links[at]?.gap === 'free' && links[at + 1]?.gap === 'frame';
    let next = at + 1;
    while (links[next]?.gap === 'class' || (opensValue && links[next]?.gap === 'frame')) next++;
    const block = links.slice(at, next);
    const ending = next === links.length ? position : 'before others';
    const node = opensValue ? framedSearch(block, ending) : blockSearch(block, ending);
    if (node === null) return null;
    nodes.push(node);
    at = next;
  }
  return sequenceNode(nodes);
}

type Position = 'last' | 'before others';

function blockSearch(links: readonly Link[], position: Position): ByteNode | null {
  const [first, ...hanging] = links;
  if (first === undefined) return null;
  if (first.gap === 'class') return following(links, position);
  if (hanging.length === 0) return found(first, position);
  return loopingSearch(first, hanging, position);
}

/**
 * A value's opening and what is looked for inside of it. Where one value does not hold it the next is tried, so the
 * opening is not settled before the rest; values do not overlap, so each is still walked through once.
 *
 *     .* aN= ‹frame› x ‹frame› y  →  .*? aN=(?>‹unit›*?x)‹unit›*?y
 */
function framedSearch([opening, ...inside]: readonly Link[], position: Position): ByteNode | null {
  const rest = blocks(inside, position);
  if (opening === undefined || rest === null) return null;
  const search = sequenceNode([repeatNode(opening.unit, 0, null, 'lazy'), opening.element, rest]);
  return position === 'last' ? search : { kind: 'atomic', item: search, proven: true };
}

function found(link: Link, position: Position): ByteNode | null {
  if (position === 'before others') return earliestEnd(link.unit, link.element);
  return sequenceNode([repeatNode(link.unit, 0, null, 'lazy'), link.element]);
}

/** The elements behind class gaps, from a place that is settled. */
function following(links: readonly Link[], position: Position): ByteNode | null {
  if (!growingClasses(links)) return null;
  const nodes: ByteNode[] = [];
  for (const [i, link] of links.entries()) {
    const node = found(link, i === links.length - 1 ? position : 'before others');
    if (node === null) return null;
    nodes.push(node);
  }
  return sequenceNode(nodes);
}

/**
 * A head and what hangs on it by classes, where the search is the pattern's own: when what hangs on it is not found,
 * it cannot be found from any start up to the end of the class run either, and the search goes on behind it.
 *
 *     a.*b  →  a(?>.*?b|.*+(*SKIP)(*F))
 */
function skippingSearch(chain: Chain): ByteNode | null {
  const [first] = chain.links;
  if (first === undefined || isEmptyable(chain.head) || !containedIn(chain.head, first.unit)) return null;
  if (first.unit.kind !== 'set') return null;
  const head = firstEnd(chain.head);
  const rest = following(chain.links, 'last');
  if (head === null || rest === null) return null;
  const item = choiceNode([
    rest,
    sequenceNode([repeatNode(first.unit, 0, null, 'possessive'), { kind: 'skip' }]),
  ]);
  return sequenceNode([head, { kind: 'atomic', item, proven: true }]);
}

/** The same in the midst of a pattern: heads from which nothing is found are passed over, then the next one is taken. */
function loopingSearch(first: Link, hanging: readonly Link[], position: Position): ByteNode | null {
  const [next] = hanging;
  if (next === undefined || isEmptyable(first.element)) return null;
  if (!containedIn(first.element, next.unit)) return null;
  // A head may begin within a round that takes several characters, such as `(?:uu)*`, and is not passed over with it.
  if (!containedIn(next.unit, first.unit, 'one')) return null;
  const head = earliestEnd(first.unit, first.element);
  const rest = following(hanging, position);
  if (head === null || rest === null) return null;
  const passedOver = sequenceNode([
    head,
    { kind: 'look', direction: 'ahead', negated: true, item: rest },
    repeatNode(next.unit, 0, null, 'possessive'),
  ]);
  const item = sequenceNode([repeatNode(passedOver, 0, null, 'possessive'), head, rest]);
  return { kind: 'atomic', item, proven: true };
}

function beginsAtStart(node: ByteNode): boolean {
  const [first] = itemsOfNode(node);
  return first?.kind === 'anchor' && first.at === 'start';
}

/** A head that reads nothing is everywhere, and passing over it leads nowhere. */
function isEmptyable(node: ByteNode): boolean {
  return byteLengths(node)[0] === 0;
}
