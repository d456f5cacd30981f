import type { CodePointSet } from '../pattern/code-points.ts';
import { codePoints, complement } from '../pattern/code-points.ts';
import type { Cursor } from './cursor.ts';
import { typeEscape, unicodeProperty } from './named-sets.ts';
import { malformed, unsupported } from './refusal.ts';

/** What an escape stands for; `assertion` only outside classes. */
export type Escape =
  | { readonly kind: 'point'; readonly point: number }
  | { readonly kind: 'set'; readonly set: CodePointSet }
  | { readonly kind: 'quotation'; readonly text: string }
  | { readonly kind: 'assertion'; readonly letter: 'A' | 'z' | 'Z' | 'b' | 'B' }
  | { readonly kind: 'line-break' };

const controls: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);

const refused: ReadonlyMap<string, string> = new Map([
  ['C', 'a single code unit (\\C)'],
  ['g', 'a back reference (\\g)'],
  ['G', 'the start of the search (\\G)'],
  ['k', 'a back reference (\\k)'],
  ['K', 'a moved start of the match (\\K)'],
  ['X', 'a grapheme (\\X)'],
]);

/** Reads on behind a backslash. */
export function readEscape(cursor: Cursor, place: 'class' | 'outside'): Escape {
  if (cursor.isAtEnd) throw malformed('it ends in a backslash');
  const numeric = readNumber(cursor, place);
  if (numeric !== null) return { kind: 'point', point: numeric };
  const letter = cursor.take();
  const control = controls.get(letter);
  if (control !== undefined) return { kind: 'point', point: control };
  if (letter === 'c')
    return { kind: 'point', point: (cursor.take().toUpperCase().codePointAt(0) ?? 0) ^ 0x40 };
  if (letter === 'Q') return { kind: 'quotation', text: readQuotation(cursor) };
  if (letter === 'E') return { kind: 'quotation', text: '' };
  if (letter === 'p' || letter === 'P') return { kind: 'set', set: readProperty(cursor, letter) };
  if (letter === 'N') return { kind: 'set', set: complement(codePoints(0x0a)) };
  const set = typeEscape(letter);
  if (set !== null) return { kind: 'set', set };
  if (place === 'class' && letter === 'b') return { kind: 'point', point: 0x08 };
  if (place === 'outside') {
    if (letter === 'R') return { kind: 'line-break' };
    if (letter === 'A' || letter === 'z' || letter === 'Z' || letter === 'b' || letter === 'B') {
      return { kind: 'assertion', letter };
    }
  }
  const construct = refused.get(letter);
  if (construct !== undefined) throw unsupported(construct);
  if (/^[A-Za-z0-9]$/.test(letter)) throw malformed(`\\${letter} means nothing`);
  return { kind: 'point', point: letter.codePointAt(0) ?? 0 };
}

/** `\x41 \x{1F600} \o{101} \0 \012`. A number that may refer to a group is refused. */
function readNumber(cursor: Cursor, place: 'class' | 'outside'): number | null {
  const braced = cursor.takeMatch(/x\{([0-9a-fA-F]+)\}|o\{([0-7]+)\}/);
  if (braced !== null) {
    const point =
      braced[1] === undefined ? Number.parseInt(braced[2] ?? '', 8) : Number.parseInt(braced[1], 16);
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
      throw malformed('there is no such character');
    return point;
  }
  const hex = cursor.takeMatch(/x([0-9a-fA-F]{0,2})/);
  if (hex !== null) return Number.parseInt(`0${hex[1]}`, 16);
  const octal = cursor.takeMatch(place === 'class' ? /[0-7]{1,3}/ : /0[0-7]{0,2}|[1-7][0-7]{2}/);
  if (octal !== null) return Number.parseInt(octal[0], 8);
  if (place === 'outside' && cursor.takeMatch(/[1-9][0-9]*/) !== null)
    throw unsupported('a back reference (\\1)');
  return null;
}

function readQuotation(cursor: Cursor): string {
  let text = '';
  while (!cursor.isAtEnd && !cursor.takeIf('\\E')) text += cursor.take();
  return text;
}

function readProperty(cursor: Cursor, letter: 'p' | 'P'): CodePointSet {
  const found = cursor.takeMatch(/\{(\^?)([^}]+)\}|([A-Z])/);
  if (found === null) throw malformed(`\\${letter} names no property`);
  const set = unicodeProperty(found[2] ?? found[3] ?? '');
  return (letter === 'P') === (found[1] === '^') ? set : complement(set);
}
