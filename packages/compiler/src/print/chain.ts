import { alternativesOf, itemsOf, sequence } from '../pattern/build.ts';
import { searchForm } from '../pattern/search-form.ts';
import type { Pattern } from '../pattern.ts';
import { anyByte, type ByteNode, choiceNode, hasFixedLength, repeatNode, sequenceNode } from './byte-node.ts';
import { toBytes } from './to-bytes.ts';

const gap = repeatNode(anyByte, 0, null, 'lazy');
const startNode: ByteNode = { kind: 'anchor', at: 'start' };

/**
 * A search written so that its time grows linearly with the text. Elements with any-runs between them are looked for
 * one after the other, each settled for good where it *ends first*: whatever follows can only profit from an earlier
 * end. Plain backtracking would try every combination of the elements' places.
 *
 *     a*b*c  →  \A(?>.*?a)(?>.*?b).*?c
 */
export function linearSearch(pattern: Pattern): ByteNode {
  return choiceNode(alternativesOf(searchForm(pattern)).map((each) => chain(itemsOf(each))));
}

function chain(items: readonly Pattern[]): ByteNode {
  const elements = splitAtRuns(items);
  const [first = [], ...others] = elements;
  if (others.length === 0) return toBytes(sequence(first));
  const isAnchored = first[0]?.kind === 'anchor' && first[0].at === 'start';
  const head = toBytes(sequence(first));
  return sequenceNode([
    ...(isAnchored ? [settled(head)] : [startNode, settled(sequenceNode([gap, head]))]),
    ...others.map((element, i) => {
      const found = sequenceNode([gap, toBytes(sequence(element))]);
      return i === others.length - 1 ? found : settled(found);
    }),
  ]);
}

function settled(node: ByteNode): ByteNode {
  const element =
    node.kind === 'sequence' && node.items[0] === gap ? sequenceNode(node.items.slice(1)) : node;
  return hasFixedLength(element) ? { kind: 'atomic', item: node } : node;
}

function splitAtRuns(items: readonly Pattern[]): readonly (readonly Pattern[])[] {
  const elements: Pattern[][] = [[]];
  for (const item of items) {
    if (item.kind === 'any-run') elements.push([]);
    else elements.at(-1)?.push(item);
  }
  return elements;
}
