import {
  alternativesOfNode,
  anchorNode,
  type ByteNode,
  choiceNode,
  itemsOfNode,
  repeatNode,
  sequenceNode,
} from '../print/byte-node.ts';

/**
 * A written regex without what costs a search no time, whoever wrote it there: a repeat at the end, which matches at the
 * first try (`evil.*`), and the search for another start behind `.*`, which PCRE2 begins with at the start of a line
 * only.
 */
export function asSearched(node: ByteNode): ByteNode {
  return choiceNode(
    alternativesOfNode(node).map((each) => sequenceNode(anchored(trimmed(itemsOfNode(each))))),
  );
}

/** `a(?:b+)*` finds what `a` finds, and `ab+` what `ab` finds. */
function trimmed(items: readonly ByteNode[]): readonly ByteNode[] {
  const last = items.at(-1);
  const before = items.slice(0, -1);
  switch (last?.kind) {
    case 'repeat': {
      const { item, min, max, mode } = last;
      if (min === max) return min === 1 ? trimmed([...before, ...itemsOfNode(item)]) : items;
      if (min === 0) return trimmed(before);
      return trimmed([...before, min === 1 ? item : repeatNode(item, min, min, mode)]);
    }
    case 'sequence':
      return trimmed([...before, ...last.items]);
    case 'choice':
      return [
        ...before,
        choiceNode(last.alternatives.map((each) => sequenceNode(trimmed(itemsOfNode(each))))),
      ];
    default:
      return items;
  }
}

function anchored(items: readonly ByteNode[]): readonly ByteNode[] {
  const [first] = items;
  return first?.kind === 'repeat' && isAnyRun(first) ? [anchorNode('start'), ...items] : items;
}

/** `.*`, whether its dot takes a newline or not. */
function isAnyRun({ item, min, max, mode }: ByteNode & { readonly kind: 'repeat' }): boolean {
  if (min !== 0 || max !== null || mode === 'possessive' || item.kind !== 'set') return false;
  const newline = 0x0a;
  return (
    item.ranges.reduce((count, { from, to }) => count + to - from + 1, 0) >= 0xff &&
    !item.ranges.some(({ from, to }) => from === newline && to === newline)
  );
}
