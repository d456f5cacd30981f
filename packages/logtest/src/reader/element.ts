import type { ByteText } from '../bytes.ts';
import { readAttributes, type XmlAttribute } from './attributes.ts';
import { skipComment } from './comment.ts';
import { type Cursor, refuse } from './cursor.ts';
import { maxXmlDepth, maxXmlText } from './limits.ts';
import type { XmlElement } from './xml-node.ts';

/** Blanks are those of the C library. */
const endOfName = /[>< \t\n\v\f\r]/g;
const endOfClosing = /[><]/g;
const endOfContent = /</g;

const noChildren: readonly XmlElement[] = Object.freeze([]);
const noAttributes: readonly XmlAttribute[] = Object.freeze([]);

/** Reads one element whose `<` is at the cursor, with all it holds. `lineAt` numbers the opening tags. */
export function readElement(cursor: Cursor, depth: number, lineAt: (offset: number) => number): XmlElement {
  if (depth >= maxXmlDepth) refuse(cursor, 'Max recursion level reached.');
  const line = lineAt(cursor.offset);
  cursor.offset += 1;
  const { name, attributes, closed } = readOpening(cursor);
  if (closed === 'self-closed') return { name, attributes, content: '', children: noChildren, line };
  const children: XmlElement[] = [];
  let content = readUntil(cursor, endOfContent);
  while (cursor.text.charCodeAt(cursor.offset + 1) !== 0x2f) {
    children.push(readElement(cursor, depth + 1, lineAt));
    // What stood before a child is forgotten: the content of an element with children is the text after the last.
    content = readUntil(cursor, endOfContent);
  }
  cursor.offset += 2;
  const closing = readUntil(cursor, endOfClosing);
  cursor.offset += 1;
  if (closing !== name) refuse(cursor, `Element '${name}' not closed.`);
  return { name, attributes, content, children, line };
}

interface Opening {
  readonly name: ByteText;
  readonly attributes: readonly XmlAttribute[];
  readonly closed: 'open' | 'self-closed';
}

function readOpening(cursor: Cursor): Opening {
  const written = readUntil(cursor, endOfName);
  const selfClosed = written.endsWith('/');
  const name = selfClosed ? written.slice(0, -1) : written;
  cursor.offset += 1;
  if (cursor.text.charCodeAt(cursor.offset - 1) === 0x3e) {
    return { name, attributes: noAttributes, closed: selfClosed ? 'self-closed' : 'open' };
  }
  const { attributes, closed } = readAttributes(cursor);
  return { name, attributes, closed: selfClosed ? 'self-closed' : closed };
}

/**
 * Text up to what ends it, comments cut out; the cursor is left there. An odd number of backslashes directly before
 * `<` makes it ordinary content, and they stay: `a\<b` is four characters.
 */
function readUntil(cursor: Cursor, end: RegExp): ByteText {
  const { text } = cursor;
  let read = '';
  let start = cursor.offset;
  for (let from = start; ; ) {
    end.lastIndex = from;
    const found = end.exec(text);
    const at = found === null ? text.length : found.index;
    if (read.length + at - start > maxXmlText) {
      cursor.offset = start + maxXmlText + 1 - read.length;
      refuse(cursor, 'String overflow.');
    }
    cursor.offset = at;
    if (found === null) refuse(cursor, 'End of file and some elements were not closed.');
    const behind = skipComment(cursor);
    if (behind >= 0) {
      read += text.slice(start, at);
      start = behind;
      from = behind;
    } else if (isEnd(end, text, at, read + text.slice(start, at))) {
      return read + text.slice(start, at);
    } else {
      from = at + 1;
    }
  }
}

function isEnd(end: RegExp, text: ByteText, at: number, read: ByteText): boolean {
  if (text.charCodeAt(at) !== 0x3c) return true;
  if (end !== endOfContent || at + 1 === text.length) return false;
  let backslashes = 0;
  while (read.charCodeAt(read.length - 1 - backslashes) === 0x5c) backslashes += 1;
  return backslashes % 2 === 0;
}
