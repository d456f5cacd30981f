import fc from 'fast-check';
import { type ByteNode, bytesNode, choiceNode, repeatNode, sequenceNode } from '../src/print/byte-node.ts';

/** Few bytes, so that what is repeated can often read what stands beside it. */
export const byteNodes = fc.letrec<{ node: ByteNode; item: ByteNode }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', 'ab', 'ba', 'cab').map((text) => bytesNode(text, 'cased')),
    fc.constantFrom<ByteNode>(
      { kind: 'set', ranges: [{ from: 0x61, to: 0x62 }] },
      { kind: 'set', ranges: [{ from: 0x62, to: 0x63 }] },
      { kind: 'look', direction: 'ahead', negated: true, item: bytesNode('a', 'cased') },
    ),
    fc
      .tuple(tie('node'), fc.constantFrom([0, null], [1, null], [2, null], [0, 1], [2, 2]))
      .map(([item, [min, max]]) => repeatNode(item, min ?? 0, max ?? null, 'greedy')),
    fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map(choiceNode),
  ),
  node: fc.array(tie('item'), { minLength: 1, maxLength: 4 }).map(sequenceNode),
})).node;
