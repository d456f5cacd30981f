import { describe, expect, it } from 'vitest';
import { readRegex, writtenItems } from '../src/index.ts';

/** The characters of a pattern that stand under `(?i)`. */
const caseless = (pattern: string): string =>
  writtenItems(readRegex(pattern))
    .flatMap(({ node }) => (node.kind === 'character' && node.options.caseless ? node.value : []))
    .map((value) => String.fromCodePoint(value))
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
    ['a|(?i)b|c', 'bc'],
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
    ['(?i)(?1)(?R)(?&n)(?P>n)(?P=n)(?C1)(?<n>a)', 'a'],
    ['(?i)()(?(1)a|b)', 'ab'],
    ['(?i)(?(?=a)b)', 'ab'],
    ['(?i)\\p{Lu}\\d\\k{n}\\g{1}\\cA(?<n>a)', '\x01a'],
  ])('%s: %s', (pattern, expected) => {
    expect(caseless(pattern)).toBe(expected);
  });
});
