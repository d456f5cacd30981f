import { ownEntry } from '../../own-entry.ts';
import { anything, nothing, RegexMistake, type RegexNode, something } from './regex-tree.ts';

/** A character class and the offset behind its closing bracket. */
export interface ClassRead {
  readonly node: RegexNode;
  readonly next: number;
}

const lineFeed = 10;

const typeEscape = /^\\[dDsSwWhHvVpPN]/;
const posix = /^\[(:\^?[a-z]+:|\..*?\.|=.*?=)\]/;

/** An element of a class: one character with its code, or a set such as `\d` or `[:alpha:]`. */
interface Element {
  readonly code: number | null;
  readonly length: number;
}

/** Reads `[…]` from its opening bracket (PCRE2 pattern documentation, "Square brackets and character classes"). */
export function readClass(text: string, open: number): ClassRead {
  const named = posix.exec(text.slice(open, open + 32))?.[0];
  if (named !== undefined) throw new RegexMistake(`"${named}" stands outside a character class`, open);
  let at = open + 1;
  const negated = text[at] === '^';
  if (negated) at += 1;
  const first = at;
  const seen = new Set<string>();
  let takesBreak = false;
  while (at < text.length && (text[at] !== ']' || at === first)) {
    const element = readElement(text, at);
    const hyphen = at + element.length;
    const ranges = text[hyphen] === '-' && hyphen + 1 < text.length && text[hyphen + 1] !== ']';
    if (!ranges) {
      seen.add(text.slice(at, hyphen));
      takesBreak ||=
        element.code === lineFeed || (element.code === null && !/^\\[dwSVh]/.test(text.slice(at, hyphen)));
      at = hyphen;
      continue;
    }
    const last = readElement(text, hyphen + 1);
    if (element.code === null || last.code === null) {
      throw new RegexMistake('a range in a character class has a set of characters at one end', at);
    }
    if (element.code > last.code) {
      throw new RegexMistake('a range in a character class is in the wrong order', at);
    }
    takesBreak ||= element.code <= lineFeed && last.code >= lineFeed;
    at = hyphen + 1 + last.length;
  }
  if (at >= text.length) throw new RegexMistake('a character class "[" is never closed', open);
  const full = ['\\s\\S', '\\d\\D', '\\w\\W'].some(
    (pair) => seen.has(pair.slice(0, 2)) && seen.has(pair.slice(2)),
  );
  if (negated && full) return { node: nothing, next: at + 1 };
  // A negated class takes line breaks unless it names them; whether a set in it does is left open.
  const excluded = seen.has('\\n') || seen.has('\\s') || seen.has('\\v') || seen.has('\n');
  const breaks = negated ? !excluded : takesBreak;
  return { node: breaks ? anything : something, next: at + 1 };
}

function readElement(text: string, at: number): Element {
  const rest = text.slice(at, at + 32);
  const named = posix.exec(rest);
  if (named !== null) return { code: null, length: named[0].length };
  if (text[at] !== '\\') return { code: text.codePointAt(at) ?? 0, length: characterLength(text, at) };
  if (at + 1 >= text.length) throw new RegexMistake('the expression ends in a backslash', at);
  if (/^\\[ABCGKRXZz]/.test(rest)) {
    throw new RegexMistake(`"${rest.slice(0, 2)}" means nothing in a character class`, at);
  }
  if (typeEscape.test(rest)) {
    const property = /^\\[pP](?:\{[^}]*\}|.)/.exec(rest);
    return { code: null, length: property?.[0].length ?? 2 };
  }
  const hexadecimal = /^\\x(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{0,2}))/.exec(rest);
  if (hexadecimal !== null) {
    return {
      code: Number.parseInt(hexadecimal[1] ?? (hexadecimal[2] || '0'), 16),
      length: hexadecimal[0].length,
    };
  }
  const octal = /^\\([0-7]{1,3})/.exec(rest);
  if (octal !== null) return { code: Number.parseInt(octal[1] ?? '0', 8), length: octal[0].length };
  const control: Readonly<Record<string, number>> = { a: 7, b: 8, e: 27, f: 12, n: 10, r: 13, t: 9 };
  const letter = text[at + 1] ?? '';
  return {
    code: ownEntry(control, letter) ?? text.codePointAt(at + 1) ?? 0,
    length: 1 + characterLength(text, at + 1),
  };
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
