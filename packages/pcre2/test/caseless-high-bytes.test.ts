import { describe, expect, it } from 'vitest';
import { assertNoCaselessHighBytes } from '../src/index.ts';

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
