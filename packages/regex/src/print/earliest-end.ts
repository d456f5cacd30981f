import { byKey } from '@sigmazuh/compiler';
import { type Automaton, automatonOf, isGuard, isRunOfGuard, withoutGuards } from '../automaton/automaton.ts';
import { endsInOrderOfStarts, isPrefixFree } from '../automaton/determinism.ts';
import {
  type ByteNode,
  choiceNode,
  hasConditions,
  hasFixedLength,
  itemsOfNode,
  repeatNode,
  sequenceNode,
} from './byte-node.ts';
import { byLength, type OfLength } from './fixed-lengths.ts';
import { nodeKey } from './node-key.ts';

const stateLimit = 200;
/** More lengths than this are not written out one by one. */
const lengthLimit = 24;

/**
 * Looks for `element` behind a gap of `unit`s and settles for the place where it *ends first*, for good. `null` when
 * no way is known to find that place without trying again.
 *
 * Taking the first start is right when all matches are equally long, or when a match that begins first also ends
 * first. Otherwise the ends behind the first start are tried in their order, each with all lengths that lead there:
 *
 *     gap, a..b|ab  →  (?>.*?(?=a..b|ab)(?:ab|.ab|a..b|..ab))
 *
 * Rules of one collection look for the same elements again and again.
 */
export const earliestEnd = byKey(
  (unit: ByteNode, element: ByteNode) => `${nodeKey(unit)} ${nodeKey(element)}`,
  findEarliestEnd,
);

function findEarliestEnd(unit: ByteNode, guarded: ByteNode): ByteNode | null {
  const element = withShortRuns(guarded);
  const gap = repeatNode(unit, 0, null, 'lazy');
  const settle = (found: ByteNode): ByteNode => ({ kind: 'atomic', item: sequenceNode([gap, found]) });
  if (hasFixedLength(element)) return settle(element);
  const automaton = automatonOf(element, stateLimit);
  if (automaton === null || automaton.nullable) return null;
  const inOrder = endsInOrderOfStarts(automaton) === 'yes';
  if (inOrder && isPrefixFree(automaton) === 'yes') return settle(element);
  // Conditions beside what is read could hold for one length and not for another, which the automaton does not see.
  if (withoutGuards(itemsOfNode(element)).some(hasConditions)) return null;
  const fewest = inOrder ? fewestFirst(element) : null;
  if (fewest !== null) return settle(fewest);
  const lengths = byLength(element, lengthLimit);
  if (lengths === null) return null;
  if (inOrder) return settle(choiceNode(lengths.map((each) => each.node)));
  const byEnd = inOrderOfEnds(unit, lengths);
  return byEnd === null
    ? null
    : settle(sequenceNode([{ kind: 'look', direction: 'ahead', negated: false, item: element }, byEnd]));
}

/**
 * The element with the runs that its guards count taken lazily: what follows may itself begin with such a run, and
 * would else be found at its end.
 *
 *     (?<!\\)(?:\\\\)*\\\\  →  (?<!\\)(?:\\\\)*?\\\\
 */
function withShortRuns(element: ByteNode): ByteNode {
  if (element.kind === 'choice') return choiceNode(element.alternatives.map(withShortRuns));
  const items = itemsOfNode(element);
  const isLong = (item: ByteNode, i: number): boolean => {
    if (item.kind !== 'repeat' || item.mode !== 'greedy' || !isRunOfGuard(items[i - 1], item)) return false;
    const next = items[i + 1];
    return item.item.kind === 'bytes' && (next?.kind !== 'bytes' || next.text[0] === item.item.text[0]);
  };
  return sequenceNode(
    items.map((item, i) => (item.kind === 'repeat' && isLong(item, i) ? { ...item, mode: 'lazy' } : item)),
  );
}

/** Every length at every distance from the first start that can still end before the longest match there. */
function inOrderOfEnds(unit: ByteNode, lengths: readonly OfLength[]): ByteNode | null {
  if (unit.kind !== 'set') return null;
  const longest = lengths.at(-1)?.length ?? 0;
  const ends: OfLength[] = [];
  for (let end = lengths[0]?.length ?? 0; end <= longest; end++) {
    for (const { length, node } of lengths) {
      if (length > end) continue;
      const distance = end - length;
      ends.push({
        length: end,
        node: distance === 0 ? node : sequenceNode([repeatNode(unit, distance, distance, 'greedy'), node]),
      });
    }
  }
  return ends.length > lengthLimit * 2 ? null : choiceNode(ends.map((each) => each.node));
}

/**
 * The element with its only open count taken lazily: fewer rounds of what has one end each end earlier, if what stands
 * behind them does not end the sooner the later it begins, as in `a{0,2}(?:abc|b)`.
 *
 *     cmd.{0,5}/c  →  cmd.{0,5}?/c
 */
function fewestFirst(element: ByteNode): ByteNode | null {
  const parts = partsOfOneEnd(itemsOfNode(element));
  const open = parts.filter((part) => !isGuard(part) && !hasOneEnd(part));
  if (open.length === 0) return element;
  const [only] = open;
  if (open.length !== 1 || only?.kind !== 'repeat' || only.mode === 'possessive' || !hasOneEnd(only.item))
    return null;
  if (!isInOrder(sequenceNode(parts.slice(parts.indexOf(only) + 1)))) return null;
  return sequenceNode(parts.map((part) => (part === only ? { ...only, mode: 'lazy' } : part)));
}

/** The items, each that could end in several places joined with what follows if that settles it: `(?:nc|ncat)` and a blank. */
function partsOfOneEnd(items: readonly ByteNode[]): readonly ByteNode[] {
  const parts: ByteNode[] = [];
  for (let at = 0; at < items.length; ) {
    const lengths = items.slice(at).map((_, i) => i + 1);
    const length = lengths.find((each) => hasOneEnd(sequenceNode(items.slice(at, at + each)))) ?? 1;
    parts.push(sequenceNode(items.slice(at, at + length)));
    at += length;
  }
  return parts;
}

function isInOrder(node: ByteNode): boolean {
  if (hasFixedLength(node)) return true;
  const automaton = automatonOf(node, stateLimit);
  return automaton !== null && !automaton.nullable && endsInOrderOfStarts(automaton) === 'yes';
}

/** Whether a match of the regex at a given place has one end at most. */
export function hasOneEnd(node: ByteNode): boolean {
  if (hasFixedLength(node)) return true;
  if (node.kind === 'repeat' && node.mode === 'possessive') return hasOneEnd(node.item);
  if (node.kind === 'sequence' && node.items.every(hasOneEnd)) return true;
  return hasPrefixFreeAutomaton(node);
}

const hasPrefixFreeAutomaton = byKey(nodeKey, (node: ByteNode): boolean => {
  const automaton = automatonOf(node, stateLimit);
  return automaton !== null && isPrefixFree(automaton) === 'yes';
});

/**
 * The element as it matches where a search finds it, settled for the end that comes first; `null` when a later start
 * could end before it.
 */
export function firstEnd(guarded: ByteNode): ByteNode | null {
  const element = withShortRuns(guarded);
  if (hasFixedLength(element)) return element;
  const automaton: Automaton | null = automatonOf(element, stateLimit);
  if (automaton === null || automaton.nullable || endsInOrderOfStarts(automaton) !== 'yes') return null;
  if (isPrefixFree(automaton) === 'yes') return element;
  if (withoutGuards(itemsOfNode(element)).some(hasConditions)) return null;
  const fewest = fewestFirst(element);
  return fewest === null ? null : { kind: 'atomic', item: fewest };
}
