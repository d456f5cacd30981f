import type { SourceRange } from '@sigmazuh/parser';
import { byteLength, limits } from '@sigmazuh/wazuh';
import { type Cursor, isBlank, XmlRefusal } from './cursor.ts';

/** The opening tag of an element. */
interface OpeningTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly attributePlaces: Readonly<Record<string, SourceRange>>;
  readonly closed: 'open' | 'self-closed';
}

const escapeHint = 'write "\\<" for a "<" that is meant as text; in a PCRE2 pattern, "\\x3c"';

/** Reads the opening tag whose `<` is at the cursor, and leaves the cursor behind it. */
export function readOpeningTag(cursor: Cursor): OpeningTag {
  const { text } = cursor;
  const start = cursor.at;
  const named = /<([^>< \t\n\v\f\r]*)/y;
  named.lastIndex = start;
  const name = named.exec(text)?.[1] ?? '';
  cursor.at = start + 1 + name.length;
  if (name.startsWith('?')) {
    const hint = 'leave the XML declaration out: rule files begin with their first group';
    throw new XmlRefusal('Wazuh cannot read an XML declaration', start, cursor.at, hint);
  }
  if (name === '' || name === '/') {
    throw new XmlRefusal(
      'this "<" begins an element, since no backslash is in front of it',
      start,
      start + 1,
      escapeHint,
    );
  }
  const end = text[cursor.at];
  if (end === '>') {
    cursor.at++;
    const isClosed = name.endsWith('/');
    const bare = isClosed ? name.slice(0, -1) : name;
    return { name: bare, attributes: {}, attributePlaces: {}, closed: isClosed ? 'self-closed' : 'open' };
  }
  if (!isBlank(end)) {
    throw new XmlRefusal(
      'this "<" begins an element, since no backslash is in front of it',
      start,
      cursor.at,
      escapeHint,
    );
  }
  return { name, ...readAttributes(cursor, start) };
}

function readAttributes(cursor: Cursor, tagStart: number): Omit<OpeningTag, 'name'> {
  const { text, source } = cursor;
  const attributes = new Map<string, string>();
  const places = new Map<string, SourceRange>();
  for (;;) {
    while (isBlank(text[cursor.at])) cursor.at++;
    const start = cursor.at;
    const sign = text[start];
    if (sign === '>') {
      cursor.at++;
      return { ...asRecords(attributes, places), closed: 'open' };
    }
    if (sign === '/') {
      cursor.at += text[start + 1] === '>' ? 2 : 1;
      return { ...asRecords(attributes, places), closed: 'self-closed' };
    }
    if (sign === undefined) {
      throw new XmlRefusal('the file ends inside this tag', tagStart, tagStart + 1, escapeHint);
    }
    const name = readName(cursor, tagStart);
    if (attributes.has(name)) {
      throw new XmlRefusal(`the attribute "${name}" stands here twice`, start, cursor.at, 'keep one of them');
    }
    attributes.set(name, readValue(cursor, name));
    places.set(name, source.range(start, cursor.at));
    const behind = text[cursor.at];
    if (behind !== '>' && behind !== '/' && !isBlank(behind)) {
      throw new XmlRefusal(
        `something follows the value of "${name}" without a blank`,
        start,
        cursor.at + 1,
        'put a blank between attributes',
      );
    }
  }
}

function readName(cursor: Cursor, tagStart: number): string {
  const { text } = cursor;
  const start = cursor.at;
  const named = /[^=>/ \t\n\v\f\r]*/y;
  named.lastIndex = start;
  const name = named.exec(text)?.[0] ?? '';
  cursor.at = start + name.length;
  if (text[cursor.at] === '=') {
    cursor.at++;
    return name;
  }
  const isSpaced = /^\s+=/.test(text.slice(cursor.at, cursor.at + 40));
  const message = isSpaced
    ? `a blank stands between "${name}" and its "="`
    : `the attribute "${name}" has no value`;
  const hint = isSpaced ? 'leave the blank out' : `write ${name}="..."; ${escapeHint}`;
  throw new XmlRefusal(message, isSpaced ? start : tagStart, cursor.at, hint);
}

function readValue(cursor: Cursor, name: string): string {
  const { text } = cursor;
  while (isBlank(text[cursor.at])) cursor.at++;
  const start = cursor.at;
  const quote = text[start];
  if (quote !== '"' && quote !== "'") {
    throw new XmlRefusal(`the value of "${name}" is not in quotes`, start, start + 1, 'put it in quotes');
  }
  const end = text.slice(start + 1).search(quote === '"' ? /[">]/ : /['>]/) + start + 1;
  if (end === start || text[end] !== quote) {
    throw new XmlRefusal(
      `the value of "${name}" holds a ">" or never ends`,
      start,
      start + 1,
      'an attribute cannot hold ">"; close the quotes',
    );
  }
  const value = text.slice(start + 1, end);
  if (byteLength(value) > limits.elementBytes) {
    throw new XmlRefusal(
      `the value of "${name}" has over ${limits.elementBytes} bytes`,
      start,
      start + 1,
      'shorten it',
    );
  }
  cursor.at = end + 1;
  return value;
}

function asRecords(
  attributes: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, SourceRange>,
): Pick<OpeningTag, 'attributes' | 'attributePlaces'> {
  return { attributes: Object.fromEntries(attributes), attributePlaces: Object.fromEntries(places) };
}
