import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, Pcre2SyntaxError } from '../src/index.ts';
import { decodeUtf8 } from '../src/utf8.ts';
import { bytes, search, verdict } from './byte-texts.ts';

describe('(*UTF)', () => {
  it.each([
    ['. is one character', '(*UTF)^.$', 'é', 'match'],
    ['beyond the first plane too', '(*UTF)^.$', '😀', 'match'],
    ['(?i) folds Unicode', '(*UTF)(?i)^É$', 'é', 'match'],
    ['\\x{20ac} is a character', '(*UTF)^\\x{20ac}$', '€', 'match'],
    ['\\w stays ASCII', '(*UTF)^\\w$', 'é', 'no-match'],
    ['with (*UCP) it does not', '(*UTF)(*UCP)^\\w$', 'é', 'match'],
    ['in either order', '(*UCP)(*UTF)^\\w$', 'é', 'match'],
    ['not behind anything else', 'a(*UTF)^.$', 'é', 'syntax'],
  ])('%s', (_what, pattern, subject, expected) => {
    const actual = () => verdict(bytes(pattern), bytes(subject));
    if (expected === 'syntax') expect(actual).toThrow(Pcre2SyntaxError);
    else expect(actual()).toBe(expected);
  });

  it('counts offsets in bytes', () => {
    expect(search(bytes('(*UTF)(€)(x)'), bytes('é€x'))).toEqual({
      kind: 'match',
      offsets: [
        [2, 6],
        [2, 5],
        [5, 6],
      ],
    });
    expect(search(bytes('(*UTF)b'), bytes('😀b'))).toEqual({ kind: 'match', offsets: [[4, 5]] });
  });
});

describe('(*UCP) alone', () => {
  it.each([
    ['reads bytes as Latin-1', '(*UCP)^\\w$', '\xe9', 'match'],
    ['and folds them so', '(*UCP)(?i)^\xc9$', '\xe9', 'match'],
    ['bytes stay the units', '(*UCP)^.$', '\xc3\xa9', 'no-match'],
  ])('%s', (_what, pattern, subject, expected) => {
    expect(verdict(pattern, subject)).toBe(expected);
  });
});

/** Bytes, PCRE2's number and words for what is wrong with them (PCRE2 10.42, asked with each of these). */
const INVALID: readonly (readonly [hex: string, code: number, message: string])[] = [
  ['c3', -3, '1 byte missing at end'],
  ['e9', -4, '2 bytes missing at end'],
  ['c328', -8, 'byte 2 top bits not 0x80'],
  ['e28228', -9, 'byte 3 top bits not 0x80'],
  ['f888808080', -13, '5-byte character is not allowed (RFC 3629)'],
  ['fc8480808080', -14, '6-byte character is not allowed (RFC 3629)'],
  ['f4908080', -15, 'code points greater than 0x10ffff are not defined'],
  ['eda080', -16, 'code points 0xd800-0xdfff are not defined'],
  ['c080', -17, 'overlong 2-byte sequence'],
  ['e08080', -18, 'overlong 3-byte sequence'],
  ['f0808080', -19, 'overlong 4-byte sequence'],
  ['80', -22, 'isolated byte with 0x80 bit set'],
  ['ff', -23, 'illegal byte (0xfe or 0xff)'],
];

describe('what is not UTF-8', () => {
  it.each(INVALID)('%s fails a search', (hex, code) => {
    expect(search('(*UTF)a', `a${Buffer.from(hex, 'hex').toString('latin1')}`)).toEqual({
      kind: 'failed',
      code,
      reason: 'invalid-utf',
    });
  });

  it.each(INVALID)('%s is refused in a pattern', (hex, code, message) => {
    const pattern = `(*UTF)${Buffer.from(hex, 'hex').toString('latin1')}`;
    expect(() => compilePattern(pattern)).toThrow(
      expect.objectContaining({ code, offset: 6, message: `UTF-8 error: ${message}` }),
    );
  });
});

describe('decoding', () => {
  it('gives back every text, with the place of each unit in bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const decoded = decodeUtf8(bytes(text));
        if (decoded.kind === 'invalid') throw new Error(`refused ${JSON.stringify(text)}`);
        expect(decoded.text).toBe(text);
        expect(decoded.byteOffsets).toHaveLength(text.length + 1);
        for (const [unit, offset] of decoded.byteOffsets.entries()) {
          const splitsPair = /[\ud800-\udbff]$/.test(text.slice(0, unit));
          if (!splitsPair) expect(offset).toBe(Buffer.byteLength(text.slice(0, unit)));
        }
      }),
    );
  });
});
