import { noneOf, typeEscapes, unicodeProperty } from './character-sets.ts';
import type { PatternCursor } from './pattern-cursor.ts';
import type { AssertionPlace, CharacterTest } from './syntax.ts';

/** What stands behind a backslash. */
export type Escape =
  | { readonly kind: 'code-point'; readonly codePoint: number }
  | { readonly kind: 'set'; readonly accepts: CharacterTest }
  | { readonly kind: 'assertion'; readonly at: AssertionPlace }
  | { readonly kind: 'line-break' }
  | { readonly kind: 'quotation'; readonly text: string }
  | { readonly kind: 'nothing' };

const controlEscapes: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);

const assertionEscapes: ReadonlyMap<string, AssertionPlace> = new Map<string, AssertionPlace>([
  ['A', 'text-start'],
  ['b', 'word-boundary'],
  ['B', 'not-word-boundary'],
  ['z', 'text-end'],
  ['Z', 'last-line-end'],
]);

const unsupportedEscapes: ReadonlyMap<string, string> = new Map([
  ['C', 'a single code unit (\\C)'],
  ['g', 'a back reference (\\g)'],
  ['G', 'the start of the search (\\G)'],
  ['k', 'a back reference (\\k)'],
  ['K', 'a moved start of the match (\\K)'],
  ['X', 'a grapheme (\\X)'],
]);

/** Reads on behind a backslash, in or outside a `[…]` class. */
export function parseEscape(cursor: PatternCursor, place: 'class' | 'outside'): Escape {
  const numeric = parseNumericEscape(cursor, place);
  if (numeric !== undefined) return { kind: 'code-point', codePoint: numeric };
  const letter = cursor.take();
  const control = controlEscapes.get(letter);
  if (control !== undefined) return { kind: 'code-point', codePoint: control };
  if (letter === 'c') return { kind: 'code-point', codePoint: parseControl(cursor) };
  if (letter === 'Q') return { kind: 'quotation', text: cursor.takeThrough('\\E') };
  if (letter === 'E') return { kind: 'nothing' };
  if (letter === 'p' || letter === 'P') return { kind: 'set', accepts: parseProperty(cursor, letter) };
  const set = typeEscapes.get(letter);
  if (set !== undefined) return { kind: 'set', accepts: set };
  if (place === 'class') {
    if (letter === 'b') return { kind: 'code-point', codePoint: 0x08 };
  } else {
    const assertion = assertionEscapes.get(letter);
    if (assertion !== undefined) return { kind: 'assertion', at: assertion };
    if (letter === 'R') return { kind: 'line-break' };
  }
  const unsupported = unsupportedEscapes.get(letter);
  if (unsupported !== undefined) throw cursor.unsupported(unsupported);
  if (/^[A-Za-z0-9]$/.test(letter)) throw cursor.malformed(`\\${letter} means nothing`);
  return { kind: 'code-point', codePoint: letter.codePointAt(0) ?? 0 };
}

/** `\x41 \x{1F600} \o{101} \0 \012`; a number that refers to a group is refused. */
function parseNumericEscape(cursor: PatternCursor, place: 'class' | 'outside'): number | undefined {
  const hexadecimal = cursor.takeMatch(/x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{0,2}))/y);
  if (hexadecimal !== null) {
    const digits = hexadecimal[1] ?? hexadecimal[2] ?? '';
    return checked(cursor, digits === '' ? 0 : Number.parseInt(digits, 16));
  }
  const octal = cursor.takeMatch(/o\{([0-7]+)\}/y) ?? cursor.takeMatch(/(0[0-7]{0,2})/y);
  if (octal !== null) return checked(cursor, Number.parseInt(octal[1] ?? '0', 8));
  if (place === 'class') {
    const short = cursor.takeMatch(/[0-7]{1,3}/y);
    return short === null ? undefined : checked(cursor, Number.parseInt(short[0], 8));
  }
  if (/^[1-9]$/.test(cursor.ahead)) throw cursor.unsupported(`a back reference (\\${cursor.ahead})`);
  return undefined;
}

function checked(cursor: PatternCursor, codePoint: number): number {
  if (codePoint > 0x10ffff) throw cursor.malformed('there is no such character');
  return codePoint;
}

function parseControl(cursor: PatternCursor): number {
  const letter = cursor.take().toUpperCase().charCodeAt(0);
  if (letter < 0x20 || letter > 0x7e) throw cursor.malformed('\\c wants a printable ASCII character');
  return letter ^ 0x40;
}

function parseProperty(cursor: PatternCursor, letter: 'p' | 'P'): CharacterTest {
  const named = cursor.takeMatch(/\{(\^?)([^{}]+)\}/y);
  const name = named?.[2]?.trim() ?? cursor.take();
  const inverted = (letter === 'P') !== (named?.[1] === '^');
  const test = unicodeProperty(name);
  return inverted ? noneOf(test) : test;
}
