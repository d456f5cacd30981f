import type { ByteText } from '../bytes.ts';
import { readAttributes } from './attributes.ts';
import { skipComment } from './comment.ts';
import { type Cursor, isBlank, refuse } from './cursor.ts';
import { maxXmlDepth, maxXmlText } from './limits.ts';
import type { XmlElement } from './xml-node.ts';

const unclosed = 'End of file and some elements were not closed.';

/** Reads one element whose `<` is at the cursor, with all it holds. `lineAt` numbers the opening tags. */
export function readElement(cursor: Cursor, depth: number, lineAt: (offset: number) => number): XmlElement {
  if (depth > maxXmlDepth) refuse(cursor, 'Too many nested elements.');
  const line = lineAt(cursor.offset);
  cursor.offset += 1;
  const opening = readTagName(cursor);
  if (opening.closed === 'self-closed') {
    return { name: opening.name, attributes: opening.attributes, content: '', children: [], line };
  }
  const children: XmlElement[] = [];
  let content = readContent(cursor);
  while (cursor.text.charCodeAt(cursor.offset + 1) !== 0x2f) {
    children.push(readElement(cursor, depth + 1, lineAt));
    // What stood before a child is forgotten: the content of an element with children is the text after the last.
    content = readContent(cursor);
  }
  cursor.offset += 2;
  const closing = readUntil(cursor, (code) => code === 0x3e);
  cursor.offset += 1;
  if (closing !== opening.name) refuse(cursor, `Element '${opening.name}' not closed.`);
  return { name: opening.name, attributes: opening.attributes, content, children, line };
}

function readTagName(cursor: Cursor) {
  const name = readUntil(cursor, (code) => code === 0x3e || isBlank(code));
  const blankFollows = cursor.text.charCodeAt(cursor.offset) !== 0x3e;
  cursor.offset += 1;
  const rest = blankFollows ? readAttributes(cursor) : { attributes: [], closed: 'open' as const };
  if (name.endsWith('/')) return { ...rest, name: name.slice(0, -1), closed: 'self-closed' as const };
  return { ...rest, name };
}

/** Text up to a code that ends it, comments cut out; the cursor is left on that code. */
function readUntil(cursor: Cursor, ends: (code: number) => boolean): ByteText {
  const { text } = cursor;
  let read = '';
  let start = cursor.offset;
  for (; cursor.offset < text.length; cursor.offset += 1) {
    const code = text.charCodeAt(cursor.offset);
    if (read.length + cursor.offset - start > maxXmlText) refuse(cursor, 'String overflow.');
    const behind = code === 0x3c ? skipComment(cursor) : -1;
    if (behind >= 0) {
      read += text.slice(start, cursor.offset);
      start = behind;
      cursor.offset = behind - 1;
    } else if (ends(code)) {
      return read + text.slice(start, cursor.offset);
    }
  }
  return refuse(cursor, unclosed);
}

/**
 * Content up to the next tag, the cursor left on its `<`. An odd number of backslashes directly before `<` makes it
 * ordinary content, and they stay: `a\<b` is four characters.
 */
function readContent(cursor: Cursor): ByteText {
  const { text } = cursor;
  let escaped: 'escaped' | 'plain' = 'plain';
  return readUntil(cursor, (code) => {
    if (code === 0x5c) {
      escaped = escaped === 'escaped' ? 'plain' : 'escaped';
      return false;
    }
    const tag = code === 0x3c && escaped === 'plain';
    escaped = 'plain';
    return tag && cursor.offset + 1 < text.length;
  });
}
