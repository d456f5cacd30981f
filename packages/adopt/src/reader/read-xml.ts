import type { SourceText } from '@sigmazuh/parser';
import { byteLength, limits } from '@sigmazuh/wazuh';
import { behindComment, type Cursor, isEscaped, XmlRefusal } from './cursor.ts';
import type { PlacedElement, XmlProblem } from './placed-element.ts';
import { readOpeningTag } from './read-tag.ts';

/** What a file holds; with a problem the manager does not start, and `elements` are those read in front of it. */
export interface XmlFile {
  readonly elements: readonly PlacedElement[];
  readonly problem: XmlProblem | null;
}

/**
 * Reads a rule file as the manager's own character parser does (WAZUH.md a), and knows the place of everything. That
 * parser stops at the first thing it cannot read, and the analysis daemon with it.
 */
export function readXml(source: SourceText): XmlFile {
  const { text } = source;
  const cursor: Cursor = { source, text, at: 0 };
  const elements: PlacedElement[] = [];
  try {
    for (let tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', cursor.at)) {
      const comment = behindComment(text, tag);
      const escaped = isEscaped(text, tag, cursor.at);
      cursor.at = tag;
      if (comment !== null) cursor.at = comment;
      else if (escaped) cursor.at++;
      else if (text[tag + 1] === '/') {
        throw new XmlRefusal(
          'this closes an element that was not opened',
          tag,
          tag + 2,
          'remove it, or open the element',
        );
      } else elements.push(readElement(cursor));
    }
    return { elements, problem: null };
  } catch (problem) {
    if (!(problem instanceof XmlRefusal)) throw problem;
    const range = source.range(problem.start, problem.end);
    return { elements, problem: { range, message: problem.message, hint: problem.hint } };
  }
}

function readElement(cursor: Cursor): PlacedElement {
  const { source, text } = cursor;
  const start = cursor.at;
  const { name, attributes, attributePlaces, closed } = readOpeningTag(cursor);
  const range = source.range(start, cursor.at);
  const shared = { name: name.toLowerCase(), writtenName: name, attributes, attributePlaces, range };
  if (closed === 'self-closed') {
    return Object.freeze({ ...shared, text: '', children: [], content: source.range(cursor.at, cursor.at) });
  }
  const contentStart = cursor.at;
  const children: PlacedElement[] = [];
  // What stands before a child is forgotten: the text of an element with children is what follows the last of them.
  let content = readContent(cursor, name, start);
  while (text[cursor.at + 1] !== '/') {
    children.push(readElement(cursor));
    content = readContent(cursor, name, start);
  }
  const contentEnd = cursor.at;
  readClosingTag(cursor, name, start, content);
  return Object.freeze({
    ...shared,
    text: content,
    children,
    content: source.range(contentStart, contentEnd),
  });
}

function readClosingTag(cursor: Cursor, name: string, start: number, content: string): void {
  const { text } = cursor;
  const end = text.indexOf('>', cursor.at);
  const closing = end < 0 ? '' : text.slice(cursor.at + 2, end);
  if (closing === name) {
    cursor.at = end + 1;
    return;
  }
  const message = `<${name}> is closed by </${closing.slice(0, 40)}>`;
  const isSpaced = closing.trim() === name;
  const hint = isSpaced
    ? 'leave the blank out of the closing tag'
    : `close it with </${name}>${content.endsWith('\\') ? '; a backslash in front of "</" makes it text' : ''}`;
  throw new XmlRefusal(message, start, start + name.length + 1, hint);
}

/** Text up to the next tag, comments cut out; the cursor is left there. */
function readContent(cursor: Cursor, name: string, start: number): string {
  const { text } = cursor;
  let read = '';
  for (;;) {
    const tag = text.indexOf('<', cursor.at);
    if (tag < 0) {
      const hint = `close it with </${name}>; a "\\" in front of "</" makes that text`;
      throw new XmlRefusal(`<${name}> is never closed`, start, start + name.length + 1, hint);
    }
    read += text.slice(cursor.at, tag);
    if (byteLength(read) > limits.elementBytes) {
      const hint = 'split it: no element, and no blanks between two elements, may have more';
      throw new XmlRefusal(
        `<${name}> holds over ${limits.elementBytes} bytes`,
        start,
        start + name.length + 1,
        hint,
      );
    }
    cursor.at = tag;
    const comment = behindComment(text, tag);
    if (comment !== null) cursor.at = comment;
    else if (!isEscaped(read, read.length, 0)) return read;
    else {
      read += '<';
      cursor.at++;
    }
  }
}
