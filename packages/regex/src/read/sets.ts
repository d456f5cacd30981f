import { type CodePointRange, codePoints, difference, union } from '@sigmazuh/compiler';
import type { Cursor } from './cursor.ts';

type Bytes = readonly CodePointRange[];

const all: Bytes = [{ from: 0, to: 0xff }];
const digits: Bytes = [{ from: 0x30, to: 0x39 }];
const words: Bytes = union(
  digits,
  [
    { from: 0x41, to: 0x5a },
    { from: 0x61, to: 0x7a },
  ],
  codePoints(0x5f),
);
const blanks: Bytes = union([{ from: 0x09, to: 0x0d }], codePoints(0x20));

const shorthands: Readonly<Record<string, Bytes>> = {
  d: digits,
  D: difference(all, digits),
  w: words,
  W: difference(all, words),
  s: blanks,
  S: difference(all, blanks),
};

/** `\d` and its like; `null`, and nothing read, when something else is here. */
export function shorthandSet(cursor: Cursor): Bytes | null {
  const found = cursor.match(/\\([dDwWsS])/y);
  return found === null ? null : (shorthands[found[1] ?? ''] ?? null);
}

const controls: Readonly<Record<string, number>> = { t: 0x09, n: 0x0a, r: 0x0d, f: 0x0c, a: 0x07, e: 0x1b };

/** A byte behind `\`: by its number, by the name of a control character, or a sign that means itself. */
export function readEscapedByte(cursor: Cursor): number {
  const hex = cursor.match(/\\x([0-9a-fA-F]{2})/y);
  if (hex !== null) return Number.parseInt(hex[1] ?? '', 16);
  cursor.next();
  const character = cursor.next();
  const control = controls[character];
  if (control !== undefined) return control;
  return /[^A-Za-z0-9]/.test(character)
    ? character.charCodeAt(0)
    : cursor.fail(`an unknown escape \\${character}`);
}

/** What stands behind `[`, up to its `]`; without case, `[^g]` takes neither g nor G. */
export function readClass(cursor: Cursor, inCase: (set: Bytes) => Bytes): Bytes {
  const negated = cursor.take('^');
  const sets: Bytes[] = [];
  while (!cursor.take(']')) sets.push(shorthandSet(cursor) ?? readRange(cursor));
  const set = union(...sets);
  return negated ? difference(all, inCase(set)) : inCase(set);
}

function readRange(cursor: Cursor): Bytes {
  const from = readByte(cursor);
  if (!cursor.isAt('-') || cursor.ahead(2) === '-]') return codePoints(from);
  cursor.next();
  return [{ from, to: readByte(cursor) }];
}

function readByte(cursor: Cursor): number {
  return cursor.isAt('\\') ? readEscapedByte(cursor) : cursor.next().charCodeAt(0);
}
