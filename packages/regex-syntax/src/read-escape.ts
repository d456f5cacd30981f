import { complement } from './code-points.ts';
import type { Cursor } from './cursor.ts';
import type { Groups } from './groups.ts';
import { typeEscape, unicodeProperty } from './named-sets.ts';
import {
  type CharacterNode,
  type ClassMember,
  type Edge,
  RegexMistake,
  type RegexOptions,
  type SpecialNode,
} from './tree.ts';

/** What an escape stands for; edges and what is special only outside classes. */
export type Escape =
  | CharacterNode
  | Extract<ClassMember, { kind: 'set' }>
  | { readonly kind: 'quotation' | 'nothing' | 'line-break' | 'not-newline' }
  | { readonly kind: 'edge'; readonly at: Edge }
  | SpecialNode;

/** A place where an escape stands, and what holds there. */
export interface EscapePlace {
  readonly where: 'class' | 'outside';
  readonly options: RegexOptions;
  readonly groups: Groups;
}

const controls: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);

const edges: ReadonlyMap<string, Edge> = new Map([
  ['A', 'start'],
  ['z', 'end'],
  ['Z', 'last-line-end'],
  ['b', 'word-boundary'],
  ['B', 'not-word-boundary'],
]);

/** What `\K` is called. */
export const matchStart = 'a moved start of the match (\\K)';

const searchStart = 'the start of the search (\\G)';

/** Whether it is a place in the text, which cannot be repeated. */
export function isPlace({ construct }: SpecialNode): boolean {
  return construct === matchStart || construct === searchStart;
}

const special: ReadonlyMap<string, string> = new Map([
  ['C', 'a single code unit (\\C)'],
  ['G', searchStart],
  ['K', matchStart],
  ['X', 'a grapheme (\\X)'],
]);

const references: ReadonlyMap<string, RegExp> = new Map([
  ['g', /-?\d+|\+\d+|\{[^}]+\}|<[^>]+>|'[^']+'/y],
  ['k', /\{[^}]+\}|<[^>]+>|'[^']+'/y],
]);

/** Reads on behind a backslash (pcre2pattern, "Backslash"). */
export function readEscape(cursor: Cursor, place: EscapePlace): Escape {
  const start = cursor.at - 1;
  const isInClass = place.where === 'class';
  if (cursor.isAtEnd) throw new RegexMistake('the expression ends in a backslash', start);
  const numbered = readNumber(cursor, start, place);
  if (numbered !== null) return numbered;
  const letter = cursor.take();
  const character = (value: number): CharacterNode => ({
    kind: 'character',
    value,
    notation: 'literal',
    options: place.options,
    start,
    end: cursor.at,
  });
  const control = controls.get(letter);
  if (control !== undefined) return character(control);
  if (isInClass && letter === 'b') return character(0x08);
  const edge = edges.get(letter);
  const construct = special.get(letter);
  if (isInClass) {
    const isName = letter === 'N' && cursor.text.startsWith('{U+', cursor.at);
    if (edge !== undefined || construct !== undefined || (/[NRk]/.test(letter) && !isName)) {
      throw new RegexMistake(`"\\${letter}" means nothing in a character class`, start);
    }
    if (/[89g]/.test(letter)) return character(letter.charCodeAt(0));
  }
  if (edge !== undefined) return { kind: 'edge', at: edge };
  if (construct !== undefined) return { kind: 'special', construct, item: null, start, end: cursor.at };
  const set = letter === 'N' ? null : typeEscape(letter);
  if (set !== null) return { kind: 'set', set: () => set };
  switch (letter) {
    case 'c': {
      const found = cursor.takeMatch(/[ -~]/y);
      if (found === null) throw new RegexMistake('"\\c" is followed by no printable ASCII character', start);
      return character(found[0].toUpperCase().charCodeAt(0) ^ 0x40);
    }
    case 'Q':
      return { kind: 'quotation' };
    case 'E':
      return { kind: 'nothing' };
    case 'N':
      return readName(cursor, start, place) ?? { kind: 'not-newline' };
    case 'R':
      return { kind: 'line-break' };
    case 'p':
    case 'P':
      return readProperty(cursor, letter, start);
  }
  const reference = references.get(letter);
  const referred = reference === undefined ? null : cursor.takeMatch(reference);
  if (referred !== null) {
    place.groups.refer(referred[0].replaceAll(/[{}<>']/g, ''), start);
    return {
      kind: 'special',
      construct: `a back reference (\\${letter})`,
      item: null,
      start,
      end: cursor.at,
    };
  }
  if (/^[A-Za-z0-9]$/.test(letter)) throw new RegexMistake(`"\\${letter}" means nothing`, start);
  return character(letter.codePointAt(0) ?? 0);
}

/**
 * `\x41 \x{1F600} \o{101} \0 \012`. Outside a class a number is a reference when it has one digit, begins with 8 or 9,
 * or is that of a group which has been opened.
 */
function readNumber(cursor: Cursor, start: number, place: EscapePlace): Escape | null {
  const at = (value: number, notation: CharacterNode['notation']): CharacterNode => {
    if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
      throw new RegexMistake('there is no such character', start);
    }
    return { kind: 'character', value, notation, options: place.options, start, end: cursor.at };
  };
  const braced = cursor.takeMatch(/x\{([0-9a-fA-F]+)\}|o\{([0-7]+)\}/y);
  if (braced !== null) {
    const [, hex, octal = ''] = braced;
    return at(hex === undefined ? Number.parseInt(octal, 8) : Number.parseInt(hex, 16), 'braces');
  }
  const hex = cursor.takeMatch(/x(?!\{)([0-9a-fA-F]{0,2})/y);
  if (hex !== null) return at(Number.parseInt(`0${hex[1]}`, 16), 'literal');
  if (place.where === 'outside') {
    const [decimal = ''] = /^[1-9]\d*/.exec(cursor.text.slice(cursor.at, cursor.at + 20)) ?? [];
    const isReference =
      decimal.length === 1 ||
      /^[89]/.test(decimal) ||
      (decimal !== '' && Number(decimal) <= place.groups.count);
    if (isReference) {
      cursor.at += decimal.length;
      place.groups.refer(decimal, start);
      return { kind: 'special', construct: 'a back reference (\\1)', item: null, start, end: cursor.at };
    }
  }
  const octal = cursor.takeMatch(/[0-7]{1,3}/y);
  return octal === null ? null : at(Number.parseInt(octal[0], 8), 'octal');
}

/** `\N{U+1F600}`; `null` where `\N` is any character but a line break. */
function readName(cursor: Cursor, start: number, { options }: EscapePlace): CharacterNode | null {
  const name = cursor.takeMatch(/\{U\+([0-9a-fA-F]+)\}/y);
  if (name === null) return null;
  const value = Number.parseInt(name[1] ?? '', 16);
  return { kind: 'character', value, notation: 'name', options, start, end: cursor.at };
}

function readProperty(
  cursor: Cursor,
  letter: 'p' | 'P',
  start: number,
): Extract<ClassMember, { kind: 'set' }> {
  const found = cursor.takeMatch(/\{(\^?)([\w &-]+)\}|([A-Za-z])/y);
  if (found === null) throw new RegexMistake(`"\\${letter}" names no property`, start);
  const [, caret, name, short = ''] = found;
  const isIn = (letter === 'P') === (caret === '^');
  return {
    kind: 'set',
    set: () => {
      const set = unicodeProperty(name ?? short);
      if (set === null) throw new RegexMistake(`there is no Unicode property "${name ?? short}"`, start);
      return isIn ? set : complement(set);
    },
  };
}
