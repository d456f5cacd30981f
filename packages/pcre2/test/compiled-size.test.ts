import { describe, expect, it } from 'vitest';
import { compilePattern, LARGEST_COMPILED_SIZE, Pcre2SyntaxError } from '../src/index.ts';
import { bytes } from './byte-texts.ts';

function compiledSize(source: string): number {
  const pattern = compilePattern(source);
  const size = pattern.compiledSize;
  pattern.destroy();
  return size;
}

/** Bytes by which a pattern grows for each such part (PCRE2 10.42 for bytes, link size 2). */
const PARTS: readonly (readonly [part: string, size: number])[] = [
  ['a', 2],
  ['.', 1],
  ['\\w', 1],
  ['\\p{L}', 3],
  ['\\p{L}*', 4],
  ['a*', 2],
  ['a{2}', 4],
  ['a{2,5}', 8],
  ['a{2,}', 6],
  ['[^a]', 2],
  ['[abc]', 33],
  ['[abc]*', 34],
  ['[abc]{2,5}', 38],
  ['[\\W]', 33],
  ['[\\h]', 33],
  ['[\\p{L}a]', 40],
  ['(?:ab)', 10],
  ['(?:ab)?', 11],
  ['(?:ab){3}', 30],
  ['(?:ab){0,3}', 45],
  ['(ab){3}', 36],
  ['(?:ab){2}+', 26],
  ['(?:a|b)', 13],
  ['(?=ab)', 10],
  ['(*plb:ab)', 13],
  ['(?(?=a)b|c)', 21],
  ['(?>ab)', 10],
  ['(*PRUNE:ab)', 5],
];

describe('the compiled size', () => {
  it('of the empty pattern is its frame', () => {
    expect(compiledSize('')).toBe(7);
  });

  it.each(PARTS)('grows for %s by %i', (part, size) => {
    expect(compiledSize(part.repeat(11)) - compiledSize(part.repeat(10))).toBe(size);
  });

  it.each([
    ['(*UTF)é', 3],
    ['(*UTF)😀', 5],
    ['(*UTF)(?i)é', 3],
    ['(*UCP)é', 4],
  ])('counts the UTF-8 bytes of a character: %s', (pattern, size) => {
    expect(compiledSize(bytes(pattern)) - compiledSize('')).toBe(size);
  });
});

describe('the size limit', () => {
  it.each(PARTS.filter(([part]) => !part.includes('plb')))('is kept for %s', (part, size) => {
    const most = Math.floor((LARGEST_COMPILED_SIZE - 7) / size);
    expect(compiledSize(part.repeat(most))).toBeLessThanOrEqual(LARGEST_COMPILED_SIZE);
    expect(() => compilePattern(part.repeat(most + 1))).toThrow(
      expect.objectContaining({ code: 120, message: 'regular expression is too large' }),
    );
  });

  it('is what refuses bounded repeats of groups', () => {
    expect(() => compilePattern('(?:ab[cd]){2000}')).toThrow(Pcre2SyntaxError);
  });
});
