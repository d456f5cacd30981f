import {
  type ByteNode,
  byteLengths,
  choiceNode,
  hasFixedLength,
  repeatNode,
  sequenceNode,
} from './byte-node.ts';

/** A regex of one length. */
export interface OfLength {
  readonly length: number;
  readonly node: ByteNode;
}

/**
 * A regex as alternatives of one length each, shortest first; `null` when they would be more than `limit`.
 *
 *     a{1,2}b|c  →  c | ab | aab
 */
export function byLength(node: ByteNode, limit: number): readonly OfLength[] | null {
  if (hasFixedLength(node)) return [{ length: byteLengths(node)[0], node }];
  switch (node.kind) {
    case 'sequence':
      return node.items.reduce<readonly OfLength[] | null>(
        (heads, item) => {
          const tails = heads === null ? null : byLength(item, limit);
          return heads === null || tails === null ? null : product(heads, tails, limit);
        },
        [{ length: 0, node: sequenceNode([]) }],
      );
    case 'choice': {
      const all = node.alternatives.map((each) => byLength(each, limit));
      return all.includes(null)
        ? null
        : joined(
            all.flatMap((each) => each ?? []),
            limit,
          );
    }
    case 'repeat':
      return repetition(node, limit);
    case 'atomic':
      return null;
    default:
      return [{ length: byteLengths(node)[0], node }];
  }
}

function repetition(node: Extract<ByteNode, { kind: 'repeat' }>, limit: number): readonly OfLength[] | null {
  const { item, min, max } = node;
  if (max === null || max - min > limit || node.mode === 'possessive') return null;
  const counts = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  if (hasFixedLength(item)) {
    return counts.map((count) => ({
      length: count * byteLengths(item)[0],
      node: count === 0 ? sequenceNode([]) : repeatNode(item, count, count, 'greedy'),
    }));
  }
  if (max > limit) return null;
  const once = byLength(item, limit);
  if (once === null) return null;
  const all: OfLength[] = [];
  for (const count of counts) {
    let powers: readonly OfLength[] | null = [{ length: 0, node: sequenceNode([]) }];
    for (let i = 0; i < count && powers !== null; i++) powers = product(powers, once, limit);
    if (powers === null) return null;
    all.push(...powers);
  }
  return joined(all, limit);
}

function product(
  heads: readonly OfLength[],
  tails: readonly OfLength[],
  limit: number,
): readonly OfLength[] | null {
  if (heads.length * tails.length > limit * 4) return null;
  return joined(
    heads.flatMap((head) =>
      tails.map((tail) => ({
        length: head.length + tail.length,
        node: sequenceNode([head.node, tail.node]),
      })),
    ),
    limit,
  );
}

function joined(all: readonly OfLength[], limit: number): readonly OfLength[] | null {
  const lengths = [...new Set(all.map((each) => each.length))].toSorted((a, b) => a - b);
  if (lengths.length > limit) return null;
  return lengths.map((length) => ({
    length,
    node: choiceNode(all.filter((each) => each.length === length).map((each) => each.node)),
  }));
}
