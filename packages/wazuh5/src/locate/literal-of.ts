import { isEnd, isStart, itemsOf, type Pattern } from '@sigmazuh/compiler';

/** The text that an alternative equals; `null` when it is no single text. */
export function literalOf(alternative: Pattern): string | null {
  const items = itemsOf(alternative);
  if (!isStart(items[0]) || !isEnd(items.at(-1))) return null;
  const inner = items.slice(1, -1);
  return inner.every((each) => each.kind === 'literal') ? inner.map(({ text }) => text).join('') : null;
}
