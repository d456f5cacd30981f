import type { ByteText } from '../bytes.ts';
import { listLine } from './limits.ts';

/** A CDB list's keys and values; of a key that occurs twice the first value counts. */
export type ListEntries = ReadonlyMap<ByteText, ByteText>;

/** The lists an ossec.conf declares, by the text of its `<list>`. */
export type ListDeclarations = ReadonlyMap<ByteText, ListEntries>;

/**
 * Reads a list file: `key:value` or `"key":value` a line, the value quoted or not. A line without the colon is
 * ignored, and nothing is trimmed, commented or unescaped.
 */
export function readListFile(text: ByteText): ListEntries {
  const entries = new Map<ByteText, ByteText>();
  for (const line of text.split('\n')) {
    const entry = readLine(line.slice(0, listLine));
    if (entry !== null && !entries.has(entry.key)) entries.set(entry.key, entry.value);
  }
  return entries;
}

function readLine(line: ByteText): { readonly key: ByteText; readonly value: ByteText } | null {
  const quoted = line.startsWith('"');
  const end = quoted ? line.indexOf('":', 1) : line.indexOf(':');
  if (end < 0) return null;
  const key = quoted ? line.slice(1, end) : line.slice(0, end);
  return { key, value: unquoted(line.slice(quoted ? end + 2 : end + 1)) };
}

function unquoted(value: ByteText): ByteText {
  if (!value.startsWith('"')) return value;
  const end = value.indexOf('"', 1);
  return end < 0 ? value.slice(1) : value.slice(1, end);
}
