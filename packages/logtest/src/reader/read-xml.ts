import type { ByteText } from '../bytes.ts';
import { skipComment } from './comment.ts';
import { type Cursor, lineCounter, refuse, XmlRefusal } from './cursor.ts';
import { readElement } from './element.ts';
import type { XmlElement } from './xml-node.ts';

export type XmlResult =
  | { readonly kind: 'read'; readonly elements: readonly XmlElement[] }
  /** `text` as Wazuh words it, e.g. `XMLERR: Comment not closed.`; `line` counts from 1. */
  | { readonly kind: 'refused'; readonly text: string; readonly line: number };

/**
 * Reads a rule or decoder file the way Wazuh's own character parser does: no entities, comments in `<! … !>` form
 * too, backslash before `<`, text outside elements ignored. Variables are not applied: see `applyVariables`.
 */
export function readXml(bytes: ByteText): XmlResult {
  const cursor: Cursor = { text: bytes, offset: 0 };
  try {
    return { kind: 'read', elements: readTop(cursor) };
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    return { kind: 'refused', text: error.message, line: lineCounter(bytes)(error.offset) };
  }
}

function readTop(cursor: Cursor): XmlElement[] {
  const { text } = cursor;
  const lineAt = lineCounter(text);
  const elements: XmlElement[] = [];
  for (let tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', cursor.offset)) {
    const from = cursor.offset;
    cursor.offset = tag;
    const behind = skipComment(cursor);
    if (behind >= 0) cursor.offset = behind;
    else if (isEscaped(text, tag, from)) cursor.offset = tag + 1;
    else if (text.charCodeAt(tag + 1) === 0x2f) refuse(cursor, 'Element not opened.');
    else elements.push(readElement(cursor, 0, lineAt));
  }
  return elements;
}

function isEscaped(text: ByteText, tag: number, from: number): boolean {
  let backslashes = 0;
  while (tag - backslashes > from && text.charCodeAt(tag - backslashes - 1) === 0x5c) backslashes += 1;
  return backslashes % 2 === 1;
}
