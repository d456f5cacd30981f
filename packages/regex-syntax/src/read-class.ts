import { type CodePointSet, codePointSet, codePoints, complement, union } from './code-points.ts';
import type { Cursor } from './cursor.ts';
import { posixClass } from './named-sets.ts';
import { type EscapePlace, readEscape } from './read-escape.ts';
import { type CharacterNode, type ClassMember, type ClassNode, RegexMistake } from './tree.ts';

type Element = CharacterNode | Extract<ClassMember, { kind: 'set' }>;

/** Reads a class on behind its `[`. A `]` right at the start is a member (pcre2pattern, "Square brackets"). */
export function readClass(cursor: Cursor, outside: EscapePlace): ClassNode {
  const open = cursor.at - 1;
  const place: EscapePlace = { ...outside, where: 'class' };
  const named = /^\[(:\^?[a-z]+:|\..*?\.|=.*?=)\]/.exec(cursor.text.slice(open, open + 32))?.[0];
  if (named !== undefined) throw new RegexMistake(`"${named}" stands outside a character class`, open);
  const negated = cursor.takeIf('^');
  const members: ClassMember[] = [];
  let quoted = false;
  for (let isFirst = true; ; isFirst = false) {
    if (cursor.isAtEnd) throw new RegexMistake('a character class "[" is never closed', open);
    if (!quoted && !isFirst && cursor.takeIf(']')) break;
    const start = cursor.at;
    const element = readElement(cursor, place, quoted);
    if (element === 'quote' || element === 'unquote') quoted = element === 'quote';
    else members.push(quoted ? element : readRange(cursor, element, start, place));
  }
  return { kind: 'class', negated, members, caseless: place.options.caseless };
}

function readElement(cursor: Cursor, place: EscapePlace, quoted: boolean): Element | 'quote' | 'unquote' {
  const start = cursor.at;
  if (quoted && cursor.takeIf('\\E')) return 'unquote';
  if (!quoted) {
    const posix = cursor.takeMatch(/\[([:.=])(\^?)([a-z]*)\1\]/y);
    if (posix !== null) return posixElement(posix, start);
  }
  const character = cursor.take();
  if (character !== '\\' || quoted) {
    const value = character.codePointAt(0) ?? 0;
    return { kind: 'character', value, notation: 'literal', options: place.options, start, end: cursor.at };
  }
  const escaped = readEscape(cursor, place);
  switch (escaped.kind) {
    case 'character':
    case 'set':
      return escaped;
    case 'quotation':
      return 'quote';
    case 'nothing':
      return 'unquote';
    default:
      throw new RegexMistake(
        `"${cursor.text.slice(start, cursor.at)}" means nothing in a character class`,
        start,
      );
  }
}

function posixElement([text, sign, caret, name = '']: RegExpExecArray, start: number): Element {
  const set = sign === ':' ? posixClass(name) : null;
  if (set === null) throw new RegexMistake(`there is no class "${text}"`, start);
  return { kind: 'set', set: () => (caret === '^' ? complement(set) : set) };
}

/** The member alone, or up to what follows a `-`. A `-` before the closing `]` is itself. */
function readRange(cursor: Cursor, from: Element, start: number, place: EscapePlace): ClassMember {
  if (cursor.takeMatch(/-(?!\]|$)/y) === null) return from;
  const to = readElement(cursor, place, false);
  if (to === 'quote' || to === 'unquote' || from.kind === 'set' || to.kind === 'set') {
    throw new RegexMistake('a range in a character class has a set of characters at one end', start);
  }
  if (to.value < from.value)
    throw new RegexMistake('a range in a character class is in the wrong order', start);
  return { kind: 'range', from, to };
}

/** The characters of a class, letter case aside. */
export function classSet({ negated, members }: ClassNode): CodePointSet {
  const set = union(...members.map(memberSet));
  return negated ? complement(set) : set;
}

function memberSet(member: ClassMember): CodePointSet {
  switch (member.kind) {
    case 'character':
      return codePoints(member.value);
    case 'range':
      return codePointSet([{ from: member.from.value, to: member.to.value }]);
    case 'set':
      return member.set();
  }
}
