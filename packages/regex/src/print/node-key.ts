import { byIdentity } from '@sigmazuh/compiler';
import type { ByteNode } from './byte-node.ts';
import { byteSetKey } from './byte-sets.ts';

/** Two nodes with the same key are the same tree. */
export function nodeKey(node: ByteNode): string {
  switch (node.kind) {
    case 'bytes':
      return `${node.caseless ? '~' : '='}${node.text.length}:${node.text}`;
    case 'anchor':
      return node.at;
    case 'skip':
      return node.kind;
    default:
      return keyOf(node);
  }
}

const keyOf = byIdentity((node: Exclude<ByteNode, { kind: 'bytes' | 'anchor' | 'skip' }>): string => {
  switch (node.kind) {
    case 'set':
      return `<${byteSetKey(node.ranges)}>`;
    case 'sequence':
      return `(${node.items.map(nodeKey).join(' ')})`;
    case 'choice':
      return `[${node.alternatives.map(nodeKey).join(' ')}]`;
    case 'repeat':
      return `{${node.min} ${node.max} ${node.mode} ${nodeKey(node.item)}}`;
    case 'atomic':
      return `(>${node.proven ?? ''} ${nodeKey(node.item)})`;
    case 'look':
      return `(?${node.direction} ${node.negated} ${nodeKey(node.item)})`;
  }
});
