import type { ByteText } from '../bytes.ts';
import { listLine } from './limits.ts';

/** A CDB list's keys and values; of a key that occurs twice the first value counts. */
export type ListEntries = ReadonlyMap<ByteText, ByteText>;

/** The lists there are, by each name that rules may ask for them with. */
export type ListDeclarations = ReadonlyMap<ByteText, ListEntries>;

/**
 * The names of a list that ossec.conf declares with that text: its file's path, that of what it is compiled to, and
 * the text itself, which a caller without an ossec.conf gives as the name that rules use.
 */
export function listNames(declared: ByteText): readonly ByteText[] {
  const path = declared.includes('/') ? declared : `ruleset/rules/${declared}`;
  const [text = path] = path.split('.cdb');
  return [text, `${text}.cdb`, declared];
}

/**
 * Reads a list file: `key:value` or `"key":value` a line, the value quoted or not. A line without the colon is
 * ignored, and nothing is trimmed, commented or unescaped.
 */
export function readListFile(text: ByteText): ListEntries {
  const entries = new Map<ByteText, ByteText>();
  for (const line of text.split('\n')) {
    for (let from = 0; from < line.length; from += listLine) {
      const entry = readLine(line.slice(from, from + listLine));
      if (entry !== null && !entries.has(entry.key)) entries.set(entry.key, entry.value);
    }
  }
  return entries;
}

function readLine(line: ByteText): { readonly key: ByteText; readonly value: ByteText } | null {
  const [text = ''] = line.split(/[\r\0]/, 1);
  const key = readKey(text);
  if (key === null) return null;
  const colon = text.indexOf(':', key.end);
  if (colon < 0) return null;
  const value = readValue(text.slice(colon + 1));
  return value === null ? null : { key: key.text ?? text.slice(0, colon), value };
}

/** A key in quotes, wherever they stand in front of the first colon; `text: null` for one without. */
function readKey(line: ByteText): { readonly text: ByteText | null; readonly end: number } | null {
  const open = line.indexOf('"');
  if (open < 0 || line.indexOf(':') < open) return { text: null, end: 0 };
  const close = line.indexOf('"', open + 1);
  return close < 0 ? null : { text: line.slice(open + 1, close), end: close + 1 };
}

/** What stands in quotes, where there are some; `null` when they are not closed. */
function readValue(written: ByteText): ByteText | null {
  const open = written.indexOf('"');
  if (open < 0) return written;
  const close = written.indexOf('"', open + 1);
  return close < 0 ? null : written.slice(open + 1, close);
}
