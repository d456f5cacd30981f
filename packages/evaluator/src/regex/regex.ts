import { parseRegex } from './parse-regex.ts';
import { Reach } from './reach.ts';
import type { RegexFlags, RegexNode } from './syntax.ts';

/** A regular expression that is searched in a text: it may match anywhere in it. */
export interface Regex {
  readonly node: RegexNode;
  test(text: string): boolean;
}

/**
 * Compiles a Sigma `re` value. The text is a sequence of code points, and `.`, `$`, `\s`… mean what PCRE makes
 * of them without options: a newline is LF only, and `\d \s \w` are ASCII.
 *
 * @throws Refusal when the pattern is malformed or uses what has no meaning in Sigma.
 */
export function compileRegex(pattern: string, flags: RegexFlags): Regex {
  const node = parseRegex(pattern, flags);
  return Object.freeze({
    node,
    test: (text: string) => new Reach(codePointsOf(text)).endsFrom(node, 0).length > 0,
  });
}

/** The text as numbers, one for each code point. */
export function codePointsOf(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}
