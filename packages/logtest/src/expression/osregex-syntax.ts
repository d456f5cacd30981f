import type { ByteText } from '../bytes.ts';
import { type ByteClass, classByLetter, literalClass } from './byte-class.ts';
import { onDemand } from './on-demand.ts';

/** The longest pattern in bytes that OSRegex and OSMatch take. */
export const maxPatternLength = 20_480;

export type Repeat = 'once' | 'plus' | 'star';

/**
 * One element of an OSRegex alternative. All three kinds have the same shape, which keeps the matcher's loop fast.
 * `mark` is a parenthesis, opening or closing alike; its `takes` holds `(`, because the matcher compares the second
 * of two adjacent parentheses with the text.
 */
export interface Token {
  readonly kind: 'class' | 'literal' | 'mark';
  readonly takes: ByteClass;
  /** The byte of a literal; 0 otherwise. */
  readonly byte: number;
  readonly repeat: Repeat;
  /** Which parenthesis of the alternative a `mark` is, from 0; -1 otherwise. */
  readonly slot: number;
  /** At most one pattern byte is left behind the class and its letter, as in `\w` and `\w+` at the very end. */
  readonly closing: boolean;
}

/** One side of a top-level `|`. */
export interface Alternative {
  readonly tokens: readonly Token[];
  readonly anchoredStart: boolean;
  readonly anchoredEnd: boolean;
  readonly marks: number;
}

export type OsRegexSyntax =
  /** `alternatives` are read from the checked pattern when they are first needed. */
  | { readonly kind: 'parsed'; readonly alternatives: () => readonly Alternative[] }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Reads an OSRegex pattern. Only the known letters may stand behind a backslash, parentheses may not nest or hold a
 * `|`; `+` and `*` mean repetition only directly behind a backslash pair and are literal anywhere else.
 */
export function parseOsRegex(pattern: ByteText): OsRegexSyntax {
  if (pattern.length > maxPatternLength) return { kind: 'refused', reason: 'the pattern is too long' };
  const parts = splitAlternatives(pattern);
  if (typeof parts === 'string') return { kind: 'refused', reason: parts };
  return { kind: 'parsed', alternatives: onDemand(() => parts.map(parseAlternative)) };
}

function splitAlternatives(pattern: ByteText): readonly ByteText[] | string {
  const parts: ByteText[] = [];
  let from = 0;
  let open = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern.charAt(at);
    if (sign === '\\') {
      at += 1;
      if (!classByLetter.has(pattern.charAt(at))) return `unknown escape "\\${pattern.charAt(at)}"`;
    } else if (sign === '(') {
      if (open) return 'nested parentheses';
      open = true;
    } else if (sign === ')') {
      if (!open) return 'unopened parenthesis';
      open = false;
    } else if (sign === '|') {
      if (open) return '"|" inside parentheses';
      parts.push(pattern.slice(from, at));
      from = at + 1;
    }
  }
  if (open) return 'unclosed parenthesis';
  return [...parts, pattern.slice(from)];
}

function parseAlternative(text: ByteText): Alternative {
  const anchoredStart = text.startsWith('^');
  const rest = anchoredStart ? text.slice(1) : text;
  const anchoredEnd = endsInBareDollar(rest);
  const body = anchoredEnd ? rest.slice(0, -1) : rest;
  const tokens: Token[] = [];
  let marks = 0;
  for (let at = 0; at < body.length; ) {
    const sign = body.charAt(at);
    if (sign === '\\') {
      const repeat = repeatAt(body, at + 2);
      const takes = classByLetter.get(body.charAt(at + 1)) ?? literalClass(0x5c);
      tokens.push({ kind: 'class', takes, byte: 0, repeat, slot: -1, closing: at + 3 >= body.length });
      at += repeat === 'once' ? 2 : 3;
    } else {
      const isMark = sign === '(' || sign === ')';
      const takes = literalClass(isMark ? 0x28 : sign.charCodeAt(0));
      const kind = isMark ? 'mark' : 'literal';
      const byte = isMark ? 0 : sign.charCodeAt(0);
      tokens.push({ kind, takes, byte, repeat: 'once', slot: isMark ? marks : -1, closing: false });
      if (isMark) marks += 1;
      at += 1;
    }
  }
  return { tokens, anchoredStart, anchoredEnd, marks };
}

/** `\$` at the end is a literal dollar; `\\$` is a backslash and the anchor. */
function endsInBareDollar(text: ByteText): boolean {
  if (!text.endsWith('$')) return false;
  let backslashes = 0;
  while (text.charAt(text.length - 2 - backslashes) === '\\') backslashes += 1;
  return backslashes % 2 === 0;
}

function repeatAt(text: ByteText, at: number): Repeat {
  const sign = text.charAt(at);
  if (sign === '+') return 'plus';
  return sign === '*' ? 'star' : 'once';
}
