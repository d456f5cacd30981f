import { describe, expect, it } from 'vitest';
import { compilePattern } from '../src/index.ts';
import { bytes, search, verdict } from './byte-texts.ts';

type Case = readonly [what: string, pattern: string, subject: string, verdict: string];

const WITHOUT_OPTIONS: readonly Case[] = [
  ['case counts', 'hello', 'Hello', 'no-match'],
  ['(?i) folds ASCII', '(?i)HELLO', 'hello', 'match'],
  ['. excludes newline', 'a.b', 'a\nb', 'no-match'],
  ['. takes carriage return', 'a.b', 'a\rb', 'match'],
  ['(?s) takes newline too', '(?s)a.b', 'a\nb', 'match'],
  ['$ also before a final newline', 'a$', 'a\n', 'match'],
  ['$ not before two', 'a$', 'a\n\n', 'no-match'],
  ['not multiline', '^b', 'a\nb', 'no-match'],
  ['(?m) is', '(?m)^b', 'a\nb', 'match'],
  ['blanks count', 'a b', 'ab', 'no-match'],
  ['(?x) ignores them', '(?x) a b # both\n', 'ab', 'match'],
  ['the empty pattern', '', 'anything', 'match'],
  ['the empty subject', '^$', '', 'match'],
  ['lookbehind by name', '(*plb:a)b', 'ab', 'match'],
  ['negative lookbehind by name', '(*nlb:a)b', 'ab', 'no-match'],
  ['possessive', 'a++a', 'aaa', 'no-match'],
  ['recursion', '^(\\((?1)*\\))$', '(()())', 'match'],
];

const BYTES: readonly Case[] = [
  ['é is not one unit', '^.$', 'é', 'no-match'],
  ['é is two', '^..$', 'é', 'match'],
  ['€ is three', '^.{3}$', '€', 'match'],
  ['its bytes by number', '\\x{c3}\\x{a9}', 'é', 'match'],
  ['É is not é under (?i)', '(?i)É', 'é', 'no-match'],
  ['É is itself under (?i)', '(?i)^É$', 'É', 'match'],
  ['a class under (?i) does not fold bytes', '(?i)^\\xc3[\\x80-\\x9e]$', 'é', 'no-match'],
  ['\\w is ASCII', '\\w', 'é', 'no-match'],
  ['\\W takes every byte above', '^\\W\\W$', 'é', 'match'],
  ['[^a] takes them too', '^[^a]{2}$', 'é', 'match'],
  ['[[:alpha:]] is ASCII', '[[:alpha:]]', 'é', 'no-match'],
  ['\\b sees no word in them', '\\bé', 'é', 'no-match'],
  ['\\s does not take NEL', '\\s', '\u0085', 'no-match'],
  ['\\p{L} looks bytes up as Latin-1: Ã', '^\\p{L}', 'é', 'match'],
  ['and © is no letter', '^\\p{L}+$', 'é', 'no-match'],
  ['\\C is one byte', '^\\C\\C$', 'é', 'match'],
];

describe('no option is set', () => {
  it.each(WITHOUT_OPTIONS)('%s', (_what, pattern, subject, expected) => {
    expect(verdict(bytes(pattern), bytes(subject))).toBe(expected);
  });
});

describe('texts are bytes', () => {
  it.each(BYTES)('%s', (_what, pattern, subject, expected) => {
    expect(verdict(bytes(pattern), bytes(subject))).toBe(expected);
  });

  it.each([
    ['a byte that is a Latin-1 capital does not fold', '(?i)\xc9', '\xe9'],
    ['nor within a class', '(?i)[\xc0-\xde]', '\xe9'],
    ['nor a negated class', '(?i)[^\xe9]', '\xe9'],
    ['nor through a back reference', '(?i)^(\xc9)\\1$', '\xc9\xe9'],
  ])('%s', (_what, pattern, subject) => {
    expect(verdict(pattern, subject)).toBe('no-match');
  });

  it('stay apart from their case variants in a negated class', () => {
    expect(verdict('(?i)[^\xe9]', '\xc9')).toBe('match');
  });
});

describe('offsets', () => {
  it.each([
    ['of the match', 'b+', 'abbc', [[1, 3]]],
    ['in bytes', 'b', bytes('éb'), [[2, 3]]],
    [
      'of groups',
      'a(b)(c)',
      'xabc',
      [
        [1, 4],
        [2, 3],
        [3, 4],
      ],
    ],
    ['of a group that took no part', '(a)|(b)', 'b', [[0, 1], null, [0, 1]]],
    ['of a last group that took no part', 'a(b)?', 'ac', [[0, 1], null]],
    [
      'of an empty group',
      'a()',
      'a',
      [
        [0, 1],
        [1, 1],
      ],
    ],
    ['behind \\K', 'ab\\Kc', 'abc', [[2, 3]]],
  ])('%s', (_what, pattern, subject, offsets) => {
    expect(search(pattern, subject)).toEqual({ kind: 'match', offsets });
  });

  it('are not touched by later searches', () => {
    const pattern = compilePattern('b+');
    const first = pattern.search('abb');
    pattern.search('b');
    pattern.destroy();
    expect(first).toEqual({ kind: 'match', offsets: [[1, 3]] });
  });
});

describe('C strings', () => {
  it('end a subject at its first NUL', () => {
    expect(verdict('b', 'a\0b')).toBe('no-match');
    expect(verdict('a$', 'a\0b')).toBe('match');
  });

  it('end a pattern at its first NUL', () => {
    expect(verdict('a\0(', 'a')).toBe('match');
  });
});

describe('what is no byte text', () => {
  it('is refused as a pattern', () => {
    expect(() => compilePattern('a€')).toThrow('the pattern holds U+20AC at 1; give its UTF-8 bytes');
  });

  it('is refused as a subject', () => {
    const pattern = compilePattern('a');
    expect(() => pattern.search('ab\u0100')).toThrow('the subject holds U+0100 at 2; give its UTF-8 bytes');
    pattern.destroy();
  });
});

describe('a pattern', () => {
  it('knows its source and groups', () => {
    const pattern = compilePattern("(a)(?:b)(?'name'c)");
    expect(pattern.source).toBe("(a)(?:b)(?'name'c)");
    expect(pattern.groupCount).toBe(2);
    pattern.destroy();
  });

  it('cannot be used once destroyed, and may be destroyed twice', () => {
    const pattern = compilePattern('a');
    pattern.destroy();
    pattern.destroy();
    expect(() => pattern.search('a')).toThrow('has been destroyed');
    expect(() => pattern.compiledSize).toThrow('has been destroyed');
  });

  it('keeps apart from others that search the same subject', () => {
    const patterns = ['a(.)', 'b(.)', 'c'].map((source) => compilePattern(source));
    const found = [0, 1].flatMap(() => patterns.map((pattern) => pattern.search('abcd').kind));
    for (const pattern of patterns) pattern.destroy();
    expect(found).toEqual(['match', 'match', 'match', 'match', 'match', 'match']);
  });
});
