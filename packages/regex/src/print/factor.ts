import { groupBy } from '@sigmazuh/compiler';
import { isRunOfGuard } from '../automaton/automaton.ts';
import { type ByteNode, choiceNode, emptyNode, itemsOfNode, sequenceNode } from './byte-node.ts';
import { nodeKey } from './node-key.ts';

/** What an alternative is made of: single bytes, and nodes of other kinds as they are. Equal ones have equal keys. */
interface Atom {
  readonly key: string;
  readonly node: ByteNode;
}

type Atoms = readonly Atom[];

/**
 * Alternatives with what they begin with in common written once: shorter, and far faster to rule out, since a search
 * tries them at every place of a text.
 *
 *     cmd|command|\\t|\\n|‹guard›a\z|‹guard›b  →  c(?:md|ommand)|\\[tn]|‹guard›(?:a\z|b)
 *
 * Only the order of alternatives changes, which a search does not notice.
 */
export function factoredChoice(alternatives: readonly ByteNode[]): ByteNode {
  const all = alternatives.map(atomsOf);
  const some = all.filter((atoms) => atoms.length > 0);
  return choiceNode([...branches(some, 0), ...(some.length < all.length ? [emptyNode] : [])]);
}

function atomsOf(alternative: ByteNode): Atoms {
  const atoms: Atom[] = [];
  const items = itemsOfNode(alternative);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const next = items[i + 1];
    if (item?.kind === 'bytes') {
      const bytes = item.caseless ? caselessBytes : casedBytes;
      for (let at = 0; at < item.text.length; at++) {
        const atom = bytes[item.text.charCodeAt(at)];
        if (atom !== undefined) atoms.push(atom);
      }
    } else if (item !== undefined && next !== undefined && isRunOfGuard(item, next)) {
      // A guard and the run it counts are one thing.
      atoms.push(nodeAtom({ kind: 'sequence', items: [item, next] }));
      i++;
    } else if (item !== undefined) {
      atoms.push(nodeAtom(item));
    }
  }
  return atoms;
}

/** A byte that is no letter is the same with and without case. */
const casedBytes = Array.from({ length: 0x100 }, (_, byte): Atom => {
  const text = String.fromCharCode(byte);
  return { key: `=${text}`, node: { kind: 'bytes', text, caseless: false } };
});
const caselessBytes = casedBytes.map((cased, byte): Atom => {
  const letter = String.fromCharCode(byte).toLowerCase();
  if (!/[a-z]/.test(letter)) return cased;
  return { key: `~${letter}`, node: { kind: 'bytes', text: letter, caseless: true } };
});

function nodeAtom(node: ByteNode): Atom {
  return { key: nodeKey(node), node };
}

/** Alternatives, from their atoms at a place on, grouped by the one there. */
function branches(all: readonly Atoms[], from: number): readonly ByteNode[] {
  const groups = groupBy(all, (atoms) => atoms[from]?.key ?? '');
  return mergeSingles([...groups.values()].map((group) => branch(group, from)));
}

function branch(group: readonly Atoms[], from: number): ByteNode {
  const first = group[0] ?? [];
  let end = from + 1;
  while (end < first.length && group.every((atoms) => atoms[end]?.key === first[end]?.key)) end++;
  const head = sequenceNode(first.slice(from, end).map((atom) => atom.node));
  const longer = group.filter((atoms) => atoms.length > end);
  if (longer.length === 0) return head;
  const tail = choiceNode(branches(longer, end));
  return sequenceNode([head, longer.length < group.length ? optionalNode(tail) : tail]);
}

/** Conditions cannot be repeated, so what begins with one has nothing as its alternative. */
function optionalNode(tail: ByteNode): ByteNode {
  const isCondition = (node: ByteNode): boolean => node.kind === 'anchor' || node.kind === 'look';
  const alternatives = tail.kind === 'choice' ? tail.alternatives : [tail];
  return alternatives.some((each) => itemsOfNode(each).some(isCondition))
    ? choiceNode([...alternatives, emptyNode])
    : { kind: 'repeat', item: tail, min: 0, max: 1, mode: 'greedy' };
}

type BytesNode = Extract<ByteNode, { kind: 'bytes' }>;

/** Alternatives of one byte each are one set. */
function mergeSingles(nodes: readonly ByteNode[]): readonly ByteNode[] {
  const singles = nodes.filter((node): node is BytesNode => node.kind === 'bytes' && node.text.length === 1);
  if (singles.length < 2) return nodes;
  const bytes = singles
    .flatMap((node) => (node.caseless ? [node.text.toLowerCase(), node.text.toUpperCase()] : [node.text]))
    .map((text) => text.charCodeAt(0))
    .toSorted((a, b) => a - b);
  const ranges: { from: number; to: number }[] = [];
  for (const byte of new Set(bytes)) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to === byte - 1) last.to = byte;
    else ranges.push({ from: byte, to: byte });
  }
  const merged = new Set<ByteNode>(singles);
  return [...nodes.filter((node) => !merged.has(node)), { kind: 'set', ranges }];
}
