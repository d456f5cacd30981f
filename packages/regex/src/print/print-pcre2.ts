import { byContent, type Pattern, searchForm } from '@sigmazuh/compiler';
import type { ByteNode } from './byte-node.ts';
import { linearSearch } from './linear-search.ts';
import { type Pcre2Text, printed } from './pcre2-text.ts';
import { render } from './render.ts';
import { toBytes } from './to-bytes.ts';

/**
 * The PCRE2 text that searches for a pattern in UTF-8 bytes, without any option set (no UTF, no caseless): printable
 * ASCII, free of `<`, `>` and `&`, and with time linear in the text wherever the pattern allows it.
 * Flags stand at its beginning, so it must not be embedded in another regex; compose patterns instead.
 */
export const printPcre2: (pattern: Pattern) => Pcre2Text = byContent((pattern) =>
  printed(render(linearSearch(pattern))),
);

/**
 * The text of a pattern that stands behind others in a search put together from several: nothing in it concerns the
 * search as a whole, such as its start or where to go on when nothing is found. Whether the whole is linear has to be
 * proven.
 */
export const printPart: (pattern: Pattern) => string = byContent((pattern) => {
  const search = linearSearch(pattern);
  return render(concernsTheWhole(search) ? toBytes(searchForm(pattern)) : search);
});

function concernsTheWhole(node: ByteNode): boolean {
  switch (node.kind) {
    case 'skip':
      return true;
    case 'anchor':
      return node.at === 'start';
    case 'sequence':
      return node.items.some(concernsTheWhole);
    case 'choice':
      return node.alternatives.some(concernsTheWhole);
    case 'repeat':
    case 'atomic':
    case 'look':
      return concernsTheWhole(node.item);
    case 'bytes':
    case 'set':
      return false;
  }
}
