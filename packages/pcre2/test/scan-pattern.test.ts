import { describe, expect, it } from 'vitest';
import { assertNoCaselessHighBytes } from '../src/index.ts';
import { scanPattern } from '../src/scan/scan-pattern.ts';

/** The characters of a pattern that stand under `(?i)`. */
const caseless = (pattern: string): string =>
  scanPattern(pattern)
    .filter(({ kind, options }) => kind === 'character' && options.caseless)
    .map(({ value }) => String.fromCodePoint(value))
    .join('');

describe('what stands under (?i)', () => {
  it.each([
    ['abc', ''],
    ['a(?i)b', 'b'],
    ['(a(?i)b)c', 'b'],
    ['(?i:a)b', 'a'],
    ['(?i)a(?-i)b', 'a'],
    ['(?i)a(?-i:b)c', 'ac'],
    ['(?i)a(?^)b', 'a'],
    ['(?i)a(?^i)b', 'ab'],
    ['(?im-s)a', 'a'],
    ['(?m-i)a', ''],
    ['a|(?i)b|c', 'b|c'],
    ['(?i)[ab]', 'ab'],
    ['(?i)[]a]', ']a'],
    ['(?i)[[:alpha:]b]', 'b'],
    ['(?i)\\x41\\x{42}\\103', 'ABC'],
    ['(?i)\\Qa(b\\Ec', 'a(bc'],
    ['(?i)(?#x)a', 'a'],
    ['(?ix)a# b\nc', 'ac'],
    ["(?i)(?=a)(?>b)(?<n>c)(?'m'd)(?P<o>e)", 'abcde'],
    ['(?i)(*plb:a)(*atomic:b)', 'ab'],
    ['(?i)(*MARK:a)b', 'b'],
    ['(?i)(?1)(?R)(?&n)(?P>n)(?P=n)(?C1)a', 'a'],
    ['(?i)(?(1)a|b)', 'a|b'],
    ['(?i)(?(?=a)b)', 'ab'],
    ['(?i)\\p{Lu}\\d\\k{n}\\g{1}\\cAa', 'a'],
  ])('%s: %s', (pattern, expected) => {
    expect(caseless(pattern)).toBe(expected);
  });
});

describe('assertNoCaselessHighBytes', () => {
  it.each([['caf\xc3\xa9'], ['(?i)caf[^e]'], ['(?i:caf)\xc3\xa9'], ['(?i)caf(?-i:\xc3\xa9)'], ['(?i)\\W']])(
    'takes %s',
    (pattern) => {
      expect(() => assertNoCaselessHighBytes(pattern)).not.toThrow();
    },
  );

  it.each([
    ['(?i)caf\xc3\xa9', 'byte 0xC3 at 7'],
    ['(?i)\\xe9', 'byte 0xE9 at 4'],
    ['(?i)\\351', 'byte 0xE9 at 4'],
    ['(?i:a[\\x80-\\xff])', 'byte 0x80 at 6'],
    ['a(b(?i)c)(?i:\\Q\xff\\E)', 'byte 0xFF at 15'],
  ])('refuses %s', (pattern, place) => {
    expect(() => assertNoCaselessHighBytes(pattern)).toThrow(`${place} stands under (?i)`);
  });
});
