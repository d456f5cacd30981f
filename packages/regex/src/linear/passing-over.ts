import { type CodePointRange, isSubset, union } from '@sigmazuh/compiler';
import { type ByteNode, itemsOfNode, sequenceNode } from '../print/byte-node.ts';
import { render } from '../print/render.ts';

/**
 * Whether a regex finds its beginning, and where the rest does not follow there, passes over all that the rest could
 * have looked at before it goes on:
 *
 *     (?:HEAD(?!REST)RUN*+)*+HEAD REST
 *
 * What REST repeats without bound lies within RUN, so nothing is read again by another beginning: the time is that of
 * its parts, one after the other. The parts are returned to be judged; `null` for anything else.
 */
export function partsPassedOver(node: ByteNode): readonly ByteNode[] | null {
  const [loop, ...found] = itemsOfNode(node);
  if (loop?.kind !== 'repeat' || loop.mode !== 'possessive' || loop.max !== null) return null;
  const passed = itemsOfNode(loop.item);
  const run = passed.at(-1);
  const look = passed.at(-2);
  const head = sequenceNode(passed.slice(0, -2));
  if (look?.kind !== 'look' || look.direction !== 'ahead' || !look.negated) return null;
  if (run?.kind !== 'repeat' || run.mode !== 'possessive' || run.max !== null) return null;
  if (render(sequenceNode(found)) !== render(sequenceNode([head, look.item]))) return null;
  return isSubset(repeatedBytes(look.item), bytesOf(run.item)) ? [head, look.item] : null;
}

/** The bytes that something in the regex may read any number of. */
function repeatedBytes(node: ByteNode): readonly CodePointRange[] {
  switch (node.kind) {
    case 'repeat':
      return node.max === null ? bytesOf(node.item) : repeatedBytes(node.item);
    case 'sequence':
      return union(...node.items.map(repeatedBytes));
    case 'choice':
      return union(...node.alternatives.map(repeatedBytes));
    case 'atomic':
    case 'look':
      return repeatedBytes(node.item);
    default:
      return [];
  }
}

/** Every byte that the regex may read. */
function bytesOf(node: ByteNode): readonly CodePointRange[] {
  switch (node.kind) {
    case 'bytes':
      return union(
        ...Array.from(node.text, (byte) => {
          const cases = node.caseless ? [byte.toLowerCase(), byte.toUpperCase()] : [byte];
          return union(...cases.map((each) => [{ from: each.charCodeAt(0), to: each.charCodeAt(0) }]));
        }),
      );
    case 'set':
      return node.ranges;
    case 'sequence':
      return union(...node.items.map(bytesOf));
    case 'choice':
      return union(...node.alternatives.map(bytesOf));
    case 'repeat':
    case 'atomic':
    case 'look':
      return bytesOf(node.item);
    default:
      return [];
  }
}
