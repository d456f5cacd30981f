import { byIdentity, byKey } from '@sigmazuh/compiler';
import { ambiguityInLength, type Finding, restartability } from '../automaton/ambiguity.ts';
import { automatonOf, withoutGuards } from '../automaton/automaton.ts';
import {
  alternativesOfNode,
  type ByteNode,
  beginsAtStart,
  choiceNode,
  continuationBytes,
  itemsOfNode,
  repeatNode,
  sequenceNode,
} from '../print/byte-node.ts';
import { nodeKey } from '../print/node-key.ts';
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
const ofAlternative = byIdentity((alternative: ByteNode): readonly Superlinearity[] => {
  const items = itemsOfNode(alternative);
  const skipping = items.findIndex(isSkipping);
  const searched = skipping === -1 ? items : items.slice(0, skipping);
  const isAnchored = beginsAtStart(alternative);
  return [
    ...settledParts(items).flatMap((part) => judge(part, 'ambiguous-repeats')),
    ...(isAnchored ? [] : judge(sequenceNode(searched), 'restarts')),
    ...looksAhead(items).flatMap((way) => [
      ...settledParts(way).flatMap((part) => judge(part, 'ambiguous-repeats')),
      ...(isAnchored ? [] : judge(sequenceNode(way), 'restarts')),
    ]),
  ];
});

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
  const findings =
    kind === 'restarts' ? [restarts(node)] : loopingParts(node).map((part) => findingOf(part, kind));
  if (findings.includes('found')) return [{ kind, part: node }];
  return findings.includes('unknown') ? [{ kind: 'too-large-to-tell', part: node }] : [];
}

/** What stands behind the last open repeat leads into none. */
function restarts(node: ByteNode): Finding {
  const { end } = openSpan(itemsOfNode(node));
  return end === 0 ? 'none' : findingOf(sequenceNode(itemsOfNode(node).slice(0, end)), 'restarts');
}

/** Of a regex, the parts that hold its open repeats, as small as they can be where no way leads from one to another. */
function loopingParts(node: ByteNode): readonly ByteNode[] {
  switch (node.kind) {
    case 'sequence': {
      const { from, end } = openSpan(node.items);
      const [only] = node.items.slice(from, end);
      if (only === undefined) return [];
      return end === from + 1 ? loopingParts(only) : [sequenceNode(node.items.slice(from, end))];
    }
    case 'choice':
      return node.alternatives.flatMap(loopingParts);
    case 'atomic':
      return loopingParts(node.item);
    case 'repeat':
      if (node.max === 1) return loopingParts(node.item);
      // Round a set there is one way.
      return node.item.kind === 'set' || !hasUnboundedRepeat(node) ? [] : [node];
    default:
      return [];
  }
}

/** From the first to behind the last of the items that repeat without bound. */
function openSpan(items: readonly ByteNode[]): { readonly from: number; readonly end: number } {
  const open = withoutGuards(items).filter(hasUnboundedRepeat);
  const [first] = open;
  const last = open.at(-1);
  if (first === undefined || last === undefined) return { from: 0, end: 0 };
  return { from: items.indexOf(first), end: items.lastIndexOf(last) + 1 };
}

/** Searches of one collection are made of the same parts. */
const findingOf = byKey(
  (node: ByteNode, question: keyof typeof questions) => `${question} ${nodeKey(node)}`,
  (node, question): Finding => {
    const automaton = automatonOf(node, stateLimit) ?? automatonOf(shortened(node), stateLimit);
    return automaton === null ? 'unknown' : questions[question](automaton);
  },
);

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
      return hasUnboundedRepeat(node.item);
    default:
      return false;
  }
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
