import { type Cursor, refuse } from './cursor.ts';

/**
 * Skips a comment that opens at the cursor: `<!` up to the first `!>` or `-->`. A CDATA section therefore is a
 * comment that ends at the next comment's end, and one that is never closed refuses the file.
 *
 * Returns the offset behind the comment, or -1 when none opens here.
 */
export function skipComment(cursor: Cursor): number {
  const { text, offset } = cursor;
  if (text.charCodeAt(offset) !== 0x3c || text.charCodeAt(offset + 1) !== 0x21) return -1;
  const bang = text.indexOf('!>', offset + 2);
  const dashes = text.indexOf('-->', offset + 2);
  if (bang < 0 && dashes < 0) {
    cursor.offset = text.length;
    return refuse(cursor, 'Comment not closed.');
  }
  if (dashes < 0 || (bang >= 0 && bang < dashes)) return bang + 2;
  return dashes + 3;
}
