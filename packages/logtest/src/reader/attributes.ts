import type { ByteText } from '../bytes.ts';
import { type Cursor, isBlank, refuse } from './cursor.ts';
import { maxAttributeReads, maxXmlText } from './limits.ts';

export interface XmlAttribute {
  readonly name: ByteText;
  readonly value: ByteText;
}

export interface OpeningRest {
  readonly attributes: readonly XmlAttribute[];
  readonly closed: 'open' | 'self-closed';
}

/**
 * Reads the rest of an opening tag behind the blank that follows its name: `a="1" b='2'>`.
 * A value may hold `<` but not `>`; blanks may follow `=` but not precede it.
 */
export function readAttributes(cursor: Cursor): OpeningRest {
  const attributes: XmlAttribute[] = [];
  for (let reads = 1; ; reads += 1) {
    if (reads > maxAttributeReads) refuse(cursor, 'Too many attributes.');
    const name = readName(cursor);
    if (name === '>') return { attributes, closed: 'open' };
    if (name === '/') return { attributes, closed: 'self-closed' };
    if (attributes.some((other) => other.name === name.name)) {
      refuse(cursor, `Attribute '${name.name}' already defined.`);
    }
    const value = readValue(cursor, name.name);
    attributes.push({ name: name.name, value });
    const code = cursor.text.charCodeAt(cursor.offset);
    if (code === 0x3e || code === 0x2f) {
      cursor.offset += 1;
      return { attributes, closed: code === 0x3e ? 'open' : 'self-closed' };
    }
    if (!isBlank(code)) refuse(cursor, `Bad attribute closing for '${name.name}'='${value}'.`);
    cursor.offset += 1;
  }
}

function readName(cursor: Cursor): '>' | '/' | { readonly name: ByteText } {
  const { text } = cursor;
  while (isBlank(text.charCodeAt(cursor.offset))) cursor.offset += 1;
  const start = cursor.offset;
  for (; cursor.offset < text.length; cursor.offset += 1) {
    const code = text.charCodeAt(cursor.offset);
    if (code === 0x3d) {
      cursor.offset += 1;
      return { name: text.slice(start, cursor.offset - 1) };
    }
    if (code === 0x3e || code === 0x2f || isBlank(code)) {
      const name = text.slice(start, cursor.offset);
      if (name !== '') refuse(cursor, `Attribute '${name}' has no value.`);
      cursor.offset += 1;
      return code === 0x3e ? '>' : '/';
    }
    if (cursor.offset - start >= maxXmlText)
      refuse(cursor, `Overflow attempt at attribute '${text.slice(start, start + 20)}'.`);
  }
  return refuse(cursor, 'End of file while reading an attribute.');
}

function readValue(cursor: Cursor, name: ByteText): ByteText {
  const { text } = cursor;
  while (isBlank(text.charCodeAt(cursor.offset))) cursor.offset += 1;
  const quote = text[cursor.offset];
  if (quote !== '"' && quote !== "'") refuse(cursor, `Attribute '${name}' not followed by a " or '.`);
  const start = cursor.offset + 1;
  for (cursor.offset = start; cursor.offset < text.length; cursor.offset += 1) {
    const letter = text[cursor.offset];
    if (cursor.offset - start > maxXmlText)
      refuse(cursor, `Overflow attempt at attribute '${name.slice(0, 20)}'.`);
    if (letter === '>') refuse(cursor, `Attribute '${name}' not closed.`);
    if (letter === quote) {
      cursor.offset += 1;
      return text.slice(start, cursor.offset - 1);
    }
  }
  return refuse(cursor, 'End of file while reading an attribute.');
}
