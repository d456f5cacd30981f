import { describe, expect, it } from 'vitest';
import { RegexMistake, readRegex } from '../src/index.ts';

function mistakeIn(text: string): string {
  try {
    readRegex(text);
    return 'none';
  } catch (problem) {
    if (!(problem instanceof RegexMistake)) throw problem;
    return `${problem.offset}: ${problem.message}`;
  }
}

const right = [
  '',
  'a',
  '^a$',
  'a*?b+?c??',
  'a*+b++c?+',
  'a{2}b{2,}c{2,3}?',
  'a{',
  'a{,3}',
  '{a}',
  '[]a]',
  '[^]a]',
  '[a-z\\d_-]',
  '[\\]]',
  '[[:alpha:]_]',
  '[a\\-z]',
  '[\\x41-\\x5a]',
  '(a|b)*',
  '(?:a)',
  '(?i)a',
  '(?i:a)',
  '(?-i)a',
  '(?=a)',
  '(?!a)',
  '(?<=a)',
  '(?<!a)',
  '(?>a)',
  '(?|a|b)',
  '(?<n>a)\\k<n>',
  "(?'n'a)",
  '(?P<n>a)(?P=n)',
  '(a)\\1',
  '(?R)?',
  '(?#note)a',
  '\\Qa(b\\Ec',
  '\\x{1F600}',
  '\\p{L}\\PL',
  '\\d\\D\\w\\W\\s\\S\\h\\v\\R',
  '\\bword\\b',
  '\\A.*\\z',
  '\\.\\\\\\/\\-',
  '😀+',
  '(?x) a b # c',
  '\\cA',
  'a(?#b)+',
  'a\\E*',
  'a\\Q\\E?',
  '\\2(a)(b)',
  '\\012',
  'a||b',
  '()',
  '(*UTF)a',
  '(a(?1)?)',
  '(a)\\g{-1}\\g1(?+1)(b)',
  '(?(?=a)b|c)',
  '(*ACCEPT)?',
  '[\\8\\g]',
  '(?i)(?^s:a)',
];

const wrong: readonly (readonly [text: string, mistake: string])[] = [
  ['*a', '0: "*" repeats nothing'],
  ['a|+b', '2: "+" repeats nothing'],
  ['(?:*a)', '3: "*" repeats nothing'],
  ['\\Q\\E?', '4: "?" repeats nothing'],
  ['a**', '2: "*" repeats nothing'],
  ['a{3,2}', '1: a repeat "{…}" has its numbers in the wrong order'],
  ['a{70000}', '1: a repeat "{…}" asks for more than 65535 times'],
  ['(a', '0: a bracket "(" is never closed'],
  ['a(b(c)', '1: a bracket "(" is never closed'],
  ['a)', '1: a bracket ")" closes nothing'],
  ['[a', '0: a character class "[" is never closed'],
  ['[]', '0: a character class "[" is never closed'],
  ['a$+', '2: an end or edge of the text cannot be repeated'],
  ['(a)\\2', '3: there is no group 2 to refer to'],
  ['(a)(?2)', '3: there is no group 2 to refer to'],
  ['\\k<n>(?<m>a)', '0: there is no group n to refer to'],
  ['[[:alpa:]]', '1: there is no class "[:alpa:]"'],
  ['\\x{110000}', '0: there is no such character'],
  ['(*FAIL)+', '7: "+" repeats nothing'],
  ['[:alpha:]', '0: "[:alpha:]" stands outside a character class'],
  ['[a\\z]', '2: "\\z" means nothing in a character class'],
  ['[z-a]', '1: a range in a character class is in the wrong order'],
  ['[\\d-z]', '1: a range in a character class has a set of characters at one end'],
  ['a\\', '1: the expression ends in a backslash'],
  ['\\y', '0: "\\y" means nothing'],
  ['(?~a)', '0: a group "(?" of an unknown kind'],
  ['(?#a', '0: a comment "(?#" is never closed'],
];

describe('a regular expression', () => {
  it.each(right)('is right: %s', (text) => {
    expect(mistakeIn(text)).toBe('none');
  });

  it.each(wrong)('is wrong: %s', (text, mistake) => {
    expect(mistakeIn(text)).toBe(mistake);
  });
});
