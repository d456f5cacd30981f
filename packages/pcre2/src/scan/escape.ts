import type { Cursor } from './cursor.ts';

/** What stands behind a backslash, as far as a scan cares. */
export type Escape =
  | { readonly kind: 'character'; readonly value: number; readonly notation: 'literal' | 'braces' | 'octal' }
  | { readonly kind: 'match-start' }
  | { readonly kind: 'unicode-number' }
  | { readonly kind: 'quote' }
  | { readonly kind: 'other' };

const HEX_BRACES = /x\{([0-9A-Fa-f]+)\}/y;
const HEX = /x([0-9A-Fa-f]{0,2})/y;
const OCTAL_BRACES = /o\{([0-7]+)\}/y;
const OCTAL = /[0-7]{1,3}/y;
const NAMED = /[pP](?:\{[^}]*\}|.)|[gk](?:\{[^}]*\}|<[^>]*>|'[^']*')|c./sy;
const UNICODE_NUMBER = /N\{U\+[^}]*\}/y;

const braces = (digits: string | undefined, radix: number): Escape => ({
  kind: 'character',
  value: Number.parseInt(digits ?? '0', radix),
  notation: 'braces',
});

/**
 * Digits outside a class are a back reference when they are one digit, start with 8 or 9, or number a group
 * that has been opened; else up to three octal digits are a character.
 */
function readDigits(cursor: Cursor, openedGroups: number, where: 'class' | 'outside'): Escape {
  const [decimal = ''] = /^\d+/.exec(cursor.text.slice(cursor.position)) ?? [];
  const isReference =
    where === 'outside' &&
    cursor.next !== '0' &&
    (decimal.length === 1 || Number(decimal) <= openedGroups || /^[89]/.test(decimal));
  if (isReference) {
    cursor.position += decimal.length;
    return { kind: 'other' };
  }
  const octal = cursor.match(OCTAL)?.[0];
  if (octal !== undefined) return { kind: 'character', value: Number.parseInt(octal, 8), notation: 'octal' };
  cursor.position += 1;
  return { kind: 'other' };
}

/** Reads on behind a backslash (pcre2pattern, "Backslash"). */
export function readEscape(cursor: Cursor, openedGroups: number, where: 'class' | 'outside'): Escape {
  const hexBraces = cursor.match(HEX_BRACES);
  if (hexBraces) return braces(hexBraces[1], 16);
  const octalBraces = cursor.match(OCTAL_BRACES);
  if (octalBraces) return braces(octalBraces[1], 8);
  const hex = cursor.match(HEX);
  if (hex) return { kind: 'character', value: Number.parseInt(`0${hex[1]}`, 16), notation: 'literal' };
  if (/\d/.test(cursor.next)) return readDigits(cursor, openedGroups, where);
  if (cursor.skip('Q')) return { kind: 'quote' };
  if (cursor.skip('K')) return { kind: 'match-start' };
  if (cursor.match(UNICODE_NUMBER)) return { kind: 'unicode-number' };
  if (cursor.match(NAMED)) return { kind: 'other' };
  const character = cursor.next;
  cursor.position += 1;
  return /[A-Za-z]|^$/.test(character)
    ? { kind: 'other' }
    : { kind: 'character', value: character.charCodeAt(0), notation: 'literal' };
}
