import type { CodePointSet } from '../pattern/code-points.ts';
import { readClass } from './classes.ts';
import { Cursor } from './cursor.ts';
import { type Escape, readEscape } from './escapes.ts';
import { malformed, unsupported } from './refusal.ts';

type Flag = 'i' | 'm' | 's' | 'x';
type Flags = ReadonlySet<Flag>;

/** PCRE allows 250 levels of parentheses unless it is built otherwise. */
const deepestNesting = 250;

/**
 * A PCRE pattern spelled as ECMAScript (flags `u` and scoped modifiers), which means the same and which a parser is
 * at hand for. Sets are written out by code point, groups lose names and numbers, inline flags become scoped groups:
 *
 *     (?i)a(?-i)b|[[:digit:]]  →  (?i:a)b|[\u{30}-\u{39}]
 *
 * @throws RegexRefusal naming what ECMAScript cannot say or no pattern can.
 */
export function translate(pattern: string, flags: Flags): string {
  const cursor = new Cursor(pattern);
  const translated = alternatives(cursor, flags, 0);
  if (!cursor.isAtEnd) throw malformed('a parenthesis is closed that was not opened');
  return translated;
}

/** Up to a closing parenthesis or the end. `(?i)` in one alternative holds in the later ones too. */
function alternatives(cursor: Cursor, outer: Flags, depth: number): string {
  if (depth > deepestNesting) throw malformed('its parentheses are nested too deeply');
  let flags = outer;
  let text = '';
  while (!cursor.isAtEnd && cursor.ahead !== ')') {
    if (cursor.takeIf('|')) {
      text += '|';
    } else if (cursor.takeIf('(')) {
      const changed = cursor.takeMatch(/\?(\^?)([a-zA-Z]*)(?:-([a-zA-Z]*))?\)/);
      if (changed === null) text += group(cursor, flags, depth);
      else flags = changeFlags(flags, changed);
    } else {
      text += atom(cursor, flags);
    }
  }
  return text;
}

const lookOpenings: ReadonlyMap<string, string> = new Map([
  ['?=', '(?='],
  ['?!', '(?!'],
  ['?<=', '(?<='],
  ['?<!', '(?<!'],
  ['*pla:', '(?='],
  ['*nla:', '(?!'],
  ['*plb:', '(?<='],
  ['*nlb:', '(?<!'],
  ['*positive_lookahead:', '(?='],
  ['*negative_lookahead:', '(?!'],
  ['*positive_lookbehind:', '(?<='],
  ['*negative_lookbehind:', '(?<!'],
]);

function group(cursor: Cursor, flags: Flags, depth: number): string {
  if (cursor.takeMatch(/\?#[^)]*\)/) !== null) return '';
  const look = [...lookOpenings].find(([spelling]) => cursor.takeIf(spelling));
  if (look !== undefined) return look[1] + rest(cursor, flags, depth);
  const scoped = cursor.takeMatch(/\?(\^?)([a-zA-Z]*)(?:-([a-zA-Z]*))?:/);
  if (scoped !== null)
    return `(?:${rest(cursor, changeFlags(flags, scoped), depth)}${quantifier(cursor, flags)}`;
  if (cursor.takeMatch(/\?(?:P?<[A-Za-z_]\w*>|'[A-Za-z_]\w*'|\|)/) === null) refuseOpening(cursor);
  return `(?:${rest(cursor, flags, depth)}${quantifier(cursor, flags)}`;
}

function rest(cursor: Cursor, flags: Flags, depth: number): string {
  const text = alternatives(cursor, flags, depth + 1);
  if (!cursor.takeIf(')')) throw malformed('a parenthesis is not closed');
  return `${text})`;
}

function refuseOpening(cursor: Cursor): void {
  if (cursor.takeIf('?>') || cursor.takeIf('*atomic:')) throw unsupported('an atomic group, (?>…)');
  if (cursor.ahead === '*') throw unsupported('a verb, (*…)');
  if (cursor.takeIf('?(')) throw unsupported('a condition, (?(…)…)');
  if (cursor.takeMatch(/\?(?:R|[-+]?\d|&|P>)/) !== null) throw unsupported('a call of a group, (?1)');
  if (cursor.takeIf('?P=')) throw unsupported('a back reference, (?P=…)');
  if (cursor.takeIf('?C')) throw unsupported('a callout, (?C)');
  if (cursor.ahead === '?') throw malformed('there is no such kind of group');
}

function changeFlags(flags: Flags, found: RegExpExecArray): Flags {
  const changed = new Set<Flag>(found[1] === '^' ? [] : flags);
  for (const letter of found[2] ?? '') changed.add(knownFlag(letter));
  for (const letter of found[3] ?? '') changed.delete(knownFlag(letter));
  return changed;
}

function knownFlag(letter: string): Flag {
  if (letter === 'i' || letter === 'm' || letter === 's' || letter === 'x') return letter;
  throw unsupported(`the option "${letter}"`);
}

/** One atom with its quantifiers, wrapped in the flags that hold for it. */
function atom(cursor: Cursor, flags: Flags): string {
  if (flags.has('x') && cursor.takeMatch(/\s+|#[^\n]*(?:\n|$)/) !== null) return '';
  const character = cursor.take();
  if (character === '\\') return escapedAtoms(readEscape(cursor, 'outside'), cursor, flags);
  if ('*+?'.includes(character)) throw malformed(`there is nothing for "${character}" to repeat`);
  const quantified = (text: string) => text + quantifier(cursor, flags);
  switch (character) {
    case '.':
      return quantified(flags.has('s') ? '[^]' : '[^\\n]');
    case '^':
      return flags.has('m') ? '(?m:^)' : '^';
    case '$':
      return flags.has('m') ? '(?m:$)' : lastLineEnd;
    case '[': {
      const { negated, set } = readClass(cursor);
      return quantified(underCase(`[${negated ? '^' : ''}${listed(set)}]`, flags));
    }
    default:
      return quantified(underCase(point(character.codePointAt(0) ?? 0), flags));
  }
}

const lastLineEnd = '(?=\\n?$)';
const lineBreak = '(?:\\r\\n|[\\n\\v\\f\\u{85}\\u{2028}\\u{2029}]|\\r(?!\\n))';
const assertions = { A: '^', z: '$', Z: lastLineEnd, b: '\\b', B: '\\B' } as const;

function escapedAtoms(escaped: Escape, cursor: Cursor, flags: Flags): string {
  switch (escaped.kind) {
    case 'point':
      return underCase(point(escaped.point), flags) + quantifier(cursor, flags);
    case 'set':
      return `[${listed(escaped.set)}]${quantifier(cursor, flags)}`;
    case 'quotation':
      return (
        Array.from(escaped.text, (each) => underCase(point(each.codePointAt(0) ?? 0), flags)).join('') +
        quantifier(cursor, flags)
      );
    case 'line-break':
      return lineBreak + quantifier(cursor, flags);
    case 'assertion':
      return assertions[escaped.letter];
  }
}

/** What may stand between an item and its quantifier: comments, a stray `\E`, an empty quote. */
const silent = /(?:\(\?#[^)]*\)|\\E|\\Q\\E)+/;
const silentExtended = /(?:\s|#[^\n]*(?:\n|$)|\(\?#[^)]*\)|\\E|\\Q\\E)+/;

/** Laziness decides what a match covers, never whether there is one. */
function quantifier(cursor: Cursor, flags: Flags): string {
  cursor.takeMatch(flags.has('x') ? silentExtended : silent);
  const found = cursor.takeMatch(/([*+?]|\{\d+(?:,\d*)?\})([+?]?)/);
  if (found === null) return '';
  if (found[2] === '+') throw unsupported('a possessive quantifier');
  if (cursor.takeMatch(/[*+?]|\{\d+(?:,\d*)?\}/) !== null) throw unsupported('a quantifier on a quantifier');
  return found[1] ?? '';
}

function underCase(text: string, flags: Flags): string {
  return flags.has('i') ? `(?i:${text})` : text;
}

function point(value: number): string {
  return `\\u{${value.toString(16)}}`;
}

function listed(set: CodePointSet): string {
  return set.map(({ from, to }) => (from === to ? point(from) : `${point(from)}-${point(to)}`)).join('');
}
