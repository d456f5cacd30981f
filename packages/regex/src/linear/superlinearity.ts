import { byIdentity } from '@sigmazuh/compiler';
import { ambiguityInLength, restartability } from '../automaton/ambiguity.ts';
import { automatonOf, withoutGuards } from '../automaton/automaton.ts';
import {
  alternativesOfNode,
  type ByteNode,
  choiceNode,
  continuationBytes,
  itemsOfNode,
  repeatNode,
  sequenceNode,
} from '../print/byte-node.ts';
import { partsPassedOver } from './passing-over.ts';

/** Why the time of a search may grow faster than the text. */
export interface Superlinearity {
  readonly kind: 'restarts' | 'ambiguous-repeats' | 'too-large-to-tell';
  readonly part: ByteNode;
}

/** A regex with more places for a byte than this is looked at with its counts shortened. */
const stateLimit = 2_000;

/** Everything in a byte regex that may make its search superlinear on some text made for it. */
export function superlinearities(node: ByteNode): readonly Superlinearity[] {
  return alternativesOfNode(node).flatMap(ofAlternative);
}

/** A search is judged while a way to write it is looked for, and again as a part of what was written. */
const ofAlternative = byIdentity((alternative: ByteNode) => inAlternative(itemsOfNode(alternative)));

function inAlternative(items: readonly ByteNode[]): readonly Superlinearity[] {
  const skipping = items.findIndex(isSkipping);
  const searched = skipping === -1 ? items : items.slice(0, skipping);
  const isAnchored = items[0]?.kind === 'anchor' && items[0].at === 'start';
  return [
    ...settledParts(items).flatMap((part) => judge(part, 'ambiguous-repeats')),
    ...(isAnchored ? [] : judge(sequenceNode(searched), 'restarts')),
    ...looksAhead(items).flatMap((way) => [
      ...settledParts(way).flatMap((part) => judge(part, 'ambiguous-repeats')),
      ...(isAnchored ? [] : judge(sequenceNode(way), 'restarts')),
    ]),
  ];
}

/** What an atomic group has matched stays as it is, so each is judged for itself, and what is between them. */
function settledParts(items: readonly ByteNode[]): readonly ByteNode[] {
  const parts: ByteNode[][] = [[]];
  for (const item of items) {
    if (item.kind === 'atomic') {
      if (item.proven !== true) {
        const passed = partsPassedOver(item.item);
        const judged =
          passed === null ? [item.item] : passed.flatMap((each) => settledParts(itemsOfNode(each)));
        parts.push(...judged.map((each) => [each]));
      }
      parts.push([]);
    } else parts.at(-1)?.push(item);
  }
  return parts.filter((part) => part.length > 0).map(sequenceNode);
}

function judge(node: ByteNode, kind: 'restarts' | 'ambiguous-repeats'): readonly Superlinearity[] {
  if (!hasUnboundedRepeat(node) || (kind === 'ambiguous-repeats' && hasOneGapOnly(node))) return [];
  const automaton = automatonOf(node, stateLimit) ?? automatonOf(shortened(node), stateLimit);
  const finding = automaton === null ? 'unknown' : questions[kind](automaton);
  switch (finding) {
    case 'none':
      return [];
    case 'found':
      return [{ kind, part: node }];
    case 'unknown':
      return [{ kind: 'too-large-to-tell', part: node }];
  }
}

const questions = { restarts: restartability, 'ambiguous-repeats': ambiguityInLength } as const;

function hasUnboundedRepeat(node: ByteNode): boolean {
  switch (node.kind) {
    case 'repeat':
      // A character has at most three continuation bytes.
      return (node.max === null && node.item !== continuationBytes) || hasUnboundedRepeat(node.item);
    case 'sequence':
      return withoutGuards(node.items).some(hasUnboundedRepeat);
    case 'choice':
      return node.alternatives.some(hasUnboundedRepeat);
    case 'atomic':
    case 'look':
      return hasUnboundedRepeat(node.item);
    default:
      return false;
  }
}

/** A single open repeat of a set, not inside of another repeat: there is one way round it, and nothing to share with. */
function hasOneGapOnly(node: ByteNode): boolean {
  const open = withoutGuards(itemsOfNode(node)).filter(hasUnboundedRepeat);
  const [gap] = open;
  return open.length === 1 && gap?.kind === 'repeat' && gap.item.kind === 'set';
}

/** Long counts say nothing about growth that short ones do not. */
function shortened(node: ByteNode): ByteNode {
  switch (node.kind) {
    case 'sequence':
      return sequenceNode(node.items.map(shortened));
    case 'choice':
      return choiceNode(node.alternatives.map(shortened));
    case 'atomic':
      return shortened(node.item);
    case 'repeat': {
      const min = Math.min(node.min, 2);
      const max = node.max === null ? null : Math.min(node.max, min + 1);
      return repeatNode(shortened(node.item), min, max, node.mode);
    }
    default:
      return node;
  }
}

/** A look ahead reads on from where it stands, by each of its alternatives: so many more ways to go. */
function looksAhead(items: readonly ByteNode[]): readonly (readonly ByteNode[])[] {
  return items.flatMap((item, i) =>
    item.kind === 'look' && item.direction === 'ahead'
      ? alternativesOfNode(item.item).map((each) => [...items.slice(0, i), ...itemsOfNode(each)])
      : [],
  );
}

function isSkipping(item: ByteNode): boolean {
  return (
    item.kind === 'atomic' &&
    alternativesOfNode(item.item).some((each) => itemsOfNode(each).at(-1)?.kind === 'skip')
  );
}
