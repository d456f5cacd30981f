/*
 * The YAML reader gives the places of texts, not of what surrounds them. These functions find the rest by looking
 * at the source from a place where everything before is known to be read.
 */

/** Skips white space and comments. */
function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const character = text[at];
    if (character === '#') {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
    } else if (character === ' ' || character === '\t' || character === '\n' || character === '\r') {
      at += 1;
    } else {
      break;
    }
  }
  return at;
}

/** The `|` or `>` of a block text, searched from behind its key, dash, tag or anchor. */
export function placeOfBlockHeader(text: string, from: number): number {
  let at = skipBlank(text, from);
  while (at < text.length && text[at] !== '|' && text[at] !== '>') at = skipBlank(text, at + 1);
  return at;
}

/** Where a block text ends: behind its last line that says something. */
export function endOfBlock(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Behind the bracket that closes a flow list or map whose last element ends before `from`. */
export function endOfFlow(text: string, from: number): number {
  let at = skipBlank(text, from);
  while (at < text.length && text[at] !== ']' && text[at] !== '}') at = skipBlank(text, at + 1);
  return Math.min(at + 1, text.length);
}

/** Where a value that was left empty would stand: right behind the `:` or `-` that announces it. */
export function placeOfEmpty(text: string, from: number): number {
  const at = skipBlank(text, from);
  return text[at] === ':' || text[at] === '-' ? at + 1 : from;
}
