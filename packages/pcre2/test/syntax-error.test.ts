import { describe, expect, it } from 'vitest';
import { compilePattern } from '../src/index.ts';

/** What PCRE2 10.42, the version Wazuh builds in, says of each. */
const CASES: readonly (readonly [pattern: string, code: number, offset: number, message: string])[] = [
  ['a)b', 122, 1, 'unmatched closing parenthesis'],
  ['(a', 114, 2, 'missing closing parenthesis'],
  ['[a', 106, 2, 'missing terminating ] for character class'],
  ['a{2,1}', 104, 5, 'numbers out of order in {} quantifier'],
  ['*a', 109, 0, 'quantifier does not follow a repeatable item'],
  ['a\\', 101, 2, '\\ at end of pattern'],
  ['\\x{20ac}', 134, 7, 'character code point value in \\x{} or \\o{} is too large'],
  ['[\\x{100}-\\x{200}]', 134, 7, 'character code point value in \\x{} or \\o{} is too large'],
  ['\\o{400}', 134, 6, 'character code point value in \\x{} or \\o{} is too large'],
  ['\\400', 151, 4, 'octal value is greater than \\377 in 8-bit non-UTF-8 mode'],
  ['[\\777]', 151, 5, 'octal value is greater than \\377 in 8-bit non-UTF-8 mode'],
  ['\\N{U+e9}', 193, 2, '\\N{U+dddd} is supported only in Unicode (UTF) mode'],
  ['(?=a\\K)b', 199, 8, '\\K is not allowed in lookarounds (but see PCRE2_EXTRA_ALLOW_LOOKAROUND_BSK)'],
  ['(*nlb:\\Ka)b', 199, 11, '\\K is not allowed in lookarounds (but see PCRE2_EXTRA_ALLOW_LOOKAROUND_BSK)'],
  ['(?&lt;=a)b', 142, 5, 'syntax error in subpattern name (missing terminator?)'],
  ['(?\\<=a)b', 111, 2, 'unrecognized character after (? or (?-'],
  ['(?P\\<n>a)b', 141, 3, 'unrecognized character after (?P'],
  ['(*plb:a*)b', 125, 2, 'lookbehind assertion is not fixed length'],
  ['\\2(a)', 115, 1, 'reference to non-existent subpattern'],
  ['(?(9)a)', 115, 2, 'reference to non-existent subpattern'],
  ['\\p{Nope}', 147, 8, 'unknown property after \\P or \\p'],
  ['[b-a]', 108, 3, 'range out of order in character class'],
  ['(?i-', 114, 4, 'missing closing parenthesis'],
  ['(*NOPE)a', 160, 6, '(*VERB) not recognized or malformed'],
  ['\\g{x}', 115, 3, 'reference to non-existent subpattern'],
  ['(a)\\x{20ac}[', 134, 10, 'character code point value in \\x{} or \\o{} is too large'],
  ["(?'n'a)(?'n'b)", 143, 12, 'two named subpatterns have the same name (PCRE2_DUPNAMES not set)'],
  ['(?:a{1,1000}){1000}(?:ab){20000}', 120, 32, 'regular expression is too large'],
];

describe('a pattern that PCRE2 does not take', () => {
  it.each(CASES)('%s', (pattern, code, offset, message) => {
    expect(() => compilePattern(pattern)).toThrow(
      expect.objectContaining({ name: 'Pcre2SyntaxError', code, offset, message }),
    );
  });
});

describe('a pattern that only looks as if', () => {
  it.each([
    ['a large number in a quotation', '\\Q\\x{20ac}\\E'],
    ['in a comment', 'a(?#\\x{20ac})b'],
    ['in a comment to the end of line', '(?x)a # \\x{20ac}\nb'],
    ['behind an escaped backslash', '\\\\x{20ac}'],
    ['\\K outside of lookarounds', '(?=a)\\Ka'],
    ['\\K behind a lookaround within a group', '((?=a)a)\\Kb'],
    ['a back reference of three digits', `${'()'.repeat(400)}\\400`],
    ['\\x{ff}', '\\x{ff}\\o{377}\\377'],
    ['a large number under (*UTF)', '(*UTF)\\x{20ac}\\N{U+20ac}'],
  ])('%s is taken', (_what, pattern) => {
    const compiled = compilePattern(pattern);
    compiled.destroy();
    expect(compiled.source).toBe(pattern);
  });
});
