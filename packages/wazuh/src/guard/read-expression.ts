import {
  alternativesOf,
  anyOne,
  choice,
  codePoints,
  codePointsOf,
  end,
  literal,
  noneOf,
  oneOf,
  type Pattern,
  parseRegex,
  RegexRefusal,
  referenceMatch,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';
import type { Expression } from '../ruleset/index.ts';

/**
 * What a manager's pattern looks for in a text, whatever its language; `null` for what cannot be said as a Pattern.
 * Its negation is left to the caller.
 */
export function readExpression({ type, pattern }: Expression): Pattern | null {
  switch (type) {
    case 'pcre2': {
      const parsed = parseRegex(inCharacters(pattern), new Set());
      return parsed instanceof RegexRefusal ? null : parsed;
    }
    case 'osmatch':
      return readOsmatch(pattern);
    case 'osregex':
      return readOsregex(pattern);
    case 'string':
      return sequence([start, literal(pattern, 'caseless'), end]);
  }
}

/**
 * A PCRE2 text as Sigma's expressions have it: these are about code points anyway, which `(*UTF)` asks for, and of which
 * `\N{U+202E}` is another way to write one.
 */
export function inCharacters(pattern: string): string {
  return pattern.replace(/^\(\*UTF\)/, '').replace(/\\N\{U\+([0-9A-Fa-f]+)\}/g, '\\x{$1}');
}

/** Texts between `|`, pinned by `^` and `$`; a `!` in front of all turns the meaning around. */
function readOsmatch(pattern: string): Pattern | null {
  if (pattern.startsWith('!')) return null;
  return choice(
    pattern.split('|').map((text) => {
      const pinned = text.startsWith('^');
      const ends = text.endsWith('$') && text.length > (pinned ? 1 : 0);
      const inner = text.slice(pinned ? 1 : 0, ends ? -1 : undefined);
      return sequence([...(pinned ? [start] : []), literal(inner, 'caseless'), ...(ends ? [end] : [])]);
    }),
  );
}

const digits = [{ from: 0x30, to: 0x39 }];
const letters = [
  { from: 0x41, to: 0x5a },
  { from: 0x61, to: 0x7a },
];
/** Letters, digits, `-`, `@`, `_`. */
const word = [
  { from: 0x2d, to: 0x2d },
  ...digits,
  { from: 0x40, to: 0x5a },
  { from: 0x5f, to: 0x5f },
  letters[1],
].filter((range) => range !== undefined);

/**
 * Wazuh's own small language: no groups, no classes, ASCII letters in either case. Its counts (`+`, `*`) go on as far as
 * they can and never give back; a pattern where that could make a difference is left alone.
 */
function readOsregex(pattern: string): Pattern | null {
  const alternatives: Pattern[] = [];
  for (const text of splitAlternatives(pattern)) {
    const own = readAlternative(text);
    if (own === null) return null;
    alternatives.push(own);
  }
  return choice(alternatives.flatMap(alternativesOf));
}

function splitAlternatives(pattern: string): readonly string[] {
  return pattern.split(/(?<!\\)\|/);
}

function readAlternative(text: string): Pattern | null {
  const items: Pattern[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '^' && at === 0) items.push(start);
    else if (sign === '$' && at === text.length - 1) items.push(end);
    else if (sign === '(' || sign === ')') continue;
    else if (sign === '\\') {
      at++;
      const set = escaped(text.charAt(at));
      if (set === null) return null;
      items.push(set);
      const count = text.charAt(at + 1);
      if (count !== '+' && count !== '*') continue;
      at++;
      if (!endsRun(set, text.slice(at + 1))) return null;
      items[items.length - 1] = repeat(set, count === '+' ? 1 : 0, null);
    } else if (sign === '+' || sign === '*') return null;
    else items.push(literal(sign, 'caseless'));
  }
  return sequence(items);
}

/** Whether what follows a run cannot be part of it, so that going on as far as it can loses nothing. */
function endsRun(set: Pattern, rest: string): boolean {
  if (rest === '' || rest === '$') return true;
  const next = rest.startsWith('\\') ? escaped(rest.charAt(1)) : literal(rest.charAt(0), 'caseless');
  if (next?.kind !== 'literal' || /^[\^$()*+|]/.test(rest)) return false;
  return !referenceMatch(set, next.text.toLowerCase()) && !referenceMatch(set, next.text.toUpperCase());
}

/** Not among them: `/ \\ @ ^ _ ~` and the backtick. */
const punctuation = codePoints(...codePointsOf('!"#$%&\'()*+,-.:;<=>?[]{|}'));

function escaped(sign: string): Pattern | null {
  switch (sign) {
    case 'd':
      return oneOf(digits, 'cased');
    case 'D':
      return noneOf(digits, 'cased');
    case 'w':
      return oneOf(word, 'cased');
    case 'W':
      return noneOf(word, 'cased');
    case 'p':
      return oneOf(punctuation, 'cased');
    case 's':
      return literal(' ', 'cased');
    case 'S':
      return noneOf(codePoints(0x20), 'cased');
    case 't':
      return literal('\t', 'cased');
    case '.':
      return anyOne;
    case '\\':
    case '|':
    case '$':
    case '<':
    case '(':
    case ')':
      return literal(sign, 'cased');
    default:
      return null;
  }
}
