import {
  anchorNode,
  anyByte,
  type ByteNode,
  beginsAtStart,
  byteLengths,
  choiceNode,
  repeatNode,
  sequenceNode,
} from './byte-node.ts';
import { containedIn, growingClasses } from './class-gaps.ts';
import { earliestEnd, firstEnd } from './earliest-end.ts';
import type { Chain, Link } from './links.ts';

/** Whether the search is all that a text is asked, or one of several ways. */
export type Place = 'alone' | 'beside others';

export const startNode = anchorNode('start');

/** One element settled after the other, from the text's start; `null` where that is not the same. */
export function composed(chain: Chain, place: Place): ByteNode | null {
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

/** The head wherever it is, what follows settled from there: linear when what follows cannot hold further heads. */
export function headed(chain: Chain): ByteNode | null {
  if (chain.links.some((link) => link.gap === 'free')) return null;
  const rest = following(chain.links, 'last');
  return rest === null ? null : sequenceNode([chain.head, rest]);
}

/** The head and what hangs on it, the heads passed over from which it is not found. */
export function looped({ head, links }: Chain): ByteNode | null {
  if (links.length === 0 || links.some((link) => link.gap === 'free')) return null;
  const found = loopingSearch({ gap: 'free', unit: anyByte, element: head }, links, 'last');
  return found === null ? null : sequenceNode([startNode, found]);
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

/** A head that reads nothing is everywhere, and passing over it leads nowhere. */
function isEmptyable(node: ByteNode): boolean {
  return byteLengths(node)[0] === 0;
}
