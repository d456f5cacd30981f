import type { AnchorPattern, CodePointRange } from '@sigmazuh/compiler';

/**
 * A regex over bytes, close to its PCRE2 text. Sets and texts hold bytes (0–255); only `bytes` nodes know case, since
 * sets are closed under case before they come here.
 */
export type ByteNode =
  | { readonly kind: 'bytes'; readonly text: string; readonly caseless: boolean }
  | { readonly kind: 'set'; readonly ranges: readonly CodePointRange[] }
  | { readonly kind: 'sequence'; readonly items: readonly ByteNode[] }
  | { readonly kind: 'choice'; readonly alternatives: readonly ByteNode[] }
  | {
      readonly kind: 'repeat';
      readonly item: ByteNode;
      readonly min: number;
      readonly max: number | null;
      readonly mode: RepeatMode;
    }
  /** `proven`: its time is known to be linear by the way it was built, whatever its parts look like. */
  | { readonly kind: 'atomic'; readonly item: ByteNode; readonly proven?: true }
  | {
      readonly kind: 'look';
      readonly direction: 'ahead' | 'behind';
      readonly negated: boolean;
      readonly item: ByteNode;
    }
  | { readonly kind: 'anchor'; readonly at: AnchorPattern['at'] }
  /** Gives up here and at every start before this place: PCRE2's `(*SKIP)(*F)`. */
  | { readonly kind: 'skip' };

export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

const allBytes: readonly CodePointRange[] = [{ from: 0, to: 0xff }];
export const anyByte: ByteNode = { kind: 'set', ranges: allBytes };
export const continuationBytes: ByteNode = { kind: 'set', ranges: [{ from: 0x80, to: 0xbf }] };
export const emptyNode: ByteNode = { kind: 'sequence', items: [] };
export const failNode: ByteNode = { kind: 'choice', alternatives: [] };

const anchorNodes = new Map<AnchorPattern['at'], ByteNode>();

/** The same node for the same anchor. */
export function anchorNode(at: AnchorPattern['at']): ByteNode {
  const known = anchorNodes.get(at) ?? { kind: 'anchor', at };
  anchorNodes.set(at, known);
  return known;
}

export function bytesNode(text: string, caseRule: 'cased' | 'caseless'): ByteNode {
  return { kind: 'bytes', text, caseless: caseRule === 'caseless' && /[a-z]/i.test(text) };
}

export function sequenceNode(items: readonly ByteNode[]): ByteNode {
  const flat: ByteNode[] = [];
  let joined: { kind: 'bytes'; text: string; caseless: boolean } | null = null;
  for (const item of items.some(({ kind }) => kind === 'sequence') ? items.flatMap(itemsOfNode) : items) {
    const last = flat[flat.length - 1];
    if (last?.kind === 'bytes' && item.kind === 'bytes' && canJoin(last, item)) {
      if (last !== joined) {
        joined = { kind: 'bytes', text: last.text, caseless: last.caseless };
        flat[flat.length - 1] = joined;
      }
      joined.text += item.text;
      joined.caseless ||= item.caseless;
    } else if (!(item.kind === 'bytes' && item.text === '')) {
      flat.push(item);
    }
  }
  const [only] = flat;
  return only !== undefined && flat.length === 1 ? only : { kind: 'sequence', items: flat };
}

type BytesNode = Extract<ByteNode, { kind: 'bytes' }>;

/** Texts without letters belong to either side; one that is caseless has some. */
function canJoin(a: BytesNode, b: BytesNode): boolean {
  return a.caseless === b.caseless || isNeutral(a.caseless ? b : a);
}

function isNeutral(node: BytesNode): boolean {
  return !/[a-z\x80-\xff]/i.test(node.text);
}

export function choiceNode(alternatives: readonly ByteNode[]): ByteNode {
  const flat = alternatives.some(({ kind }) => kind === 'choice')
    ? alternatives.flatMap(alternativesOfNode)
    : alternatives;
  const [only] = flat;
  return only !== undefined && flat.length === 1 ? only : { kind: 'choice', alternatives: flat };
}

export function repeatNode(item: ByteNode, min: number, max: number | null, mode: RepeatMode): ByteNode {
  return min === 1 && max === 1 ? item : { kind: 'repeat', item, min, max, mode };
}

export function isFullSet(node: ByteNode): boolean {
  const [only] = node.kind === 'set' ? node.ranges : [];
  return only?.from === 0 && only.to === 0xff;
}

/** The least and the greatest number of bytes a node consumes; `null` = without bound. */
export function byteLengths(node: ByteNode): readonly [min: number, max: number | null] {
  switch (node.kind) {
    case 'bytes':
      return [node.text.length, node.text.length];
    case 'set':
      return [1, 1];
    case 'sequence':
      return node.items
        .map(byteLengths)
        .reduce(([a, b], [c, d]) => [a + c, b === null || d === null ? null : b + d], [0, 0]);
    case 'choice': {
      const lengths = node.alternatives.map(byteLengths);
      const longest = lengths.map(([, max]) => max);
      return [
        Math.min(...lengths.map(([min]) => min)),
        longest.includes(null) ? null : Math.max(...longest.map((max) => max ?? 0)),
      ];
    }
    case 'repeat': {
      const [min, max] = byteLengths(node.item);
      return [min * node.min, max === 0 ? 0 : max === null || node.max === null ? null : max * node.max];
    }
    case 'atomic':
      return byteLengths(node.item);
    case 'look':
    case 'anchor':
    case 'skip':
      return [0, 0];
  }
}

export function hasFixedLength(node: ByteNode): boolean {
  const [min, max] = byteLengths(node);
  return min === max;
}

export function itemsOfNode(node: ByteNode): readonly ByteNode[] {
  return node.kind === 'sequence' ? node.items : [node];
}

export function alternativesOfNode(node: ByteNode): readonly ByteNode[] {
  return node.kind === 'choice' ? node.alternatives : [node];
}

/** Whether it matches at the start of a text only. */
export function beginsAtStart(node: ByteNode): boolean {
  const [first] = itemsOfNode(node);
  return first?.kind === 'anchor' && first.at === 'start';
}

/** Whether it asks for something that it does not read. */
export function hasConditions(node: ByteNode): boolean {
  switch (node.kind) {
    case 'look':
    case 'anchor':
    case 'skip':
      return true;
    case 'sequence':
      return node.items.some(hasConditions);
    case 'choice':
      return node.alternatives.some(hasConditions);
    case 'repeat':
    case 'atomic':
      return hasConditions(node.item);
    default:
      return false;
  }
}
