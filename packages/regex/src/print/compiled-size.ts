import type { ByteNode } from './byte-node.ts';

/** About how many code units PCRE2 needs for a node: a set is a table of 256 bits. */
export function compiledSize(node: ByteNode): number {
  switch (node.kind) {
    case 'bytes':
      return node.text.length * 2;
    case 'set':
      return 33;
    case 'sequence':
      return node.items.reduce((sum, each) => sum + compiledSize(each), 6);
    case 'choice':
      return node.alternatives.reduce((sum, each) => sum + compiledSize(each) + 6, 6);
    case 'repeat': {
      const copies = node.item.kind === 'set' ? 1 : Math.max(1, node.max ?? node.min + 1);
      return copies * (compiledSize(node.item) + 6);
    }
    case 'atomic':
    case 'look':
      return compiledSize(node.item) + 6;
    case 'anchor':
    case 'skip':
      return 2;
  }
}
