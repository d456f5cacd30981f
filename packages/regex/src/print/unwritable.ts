import { contains, type Pattern } from '@sigmazuh/compiler';
import { behindBytes } from './to-bytes.ts';

/** What of a pattern PCRE2 has no way to write, in words; `null` when all of it can be written. */
export function unwritablePart(pattern: Pattern): string | null {
  return contains(pattern, isOpenLookBehind) ? 'a look behind at text of open length' : null;
}

/** PCRE2 looks behind by stepping back a number of bytes that it knows beforehand. */
function isOpenLookBehind(node: Pattern): boolean {
  return node.kind === 'look' && node.direction === 'behind' && behindBytes(node.item) === null;
}
