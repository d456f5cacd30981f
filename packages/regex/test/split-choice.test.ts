import { choice, literal } from '@sigmazuh/compiler';
import { compilePattern } from '@sigmazuh/pcre2';
import { describe, expect, it } from 'vitest';
import { printPcre2, splitChoice } from '../src/index.ts';

const hashes = Array.from(
  { length: 4_000 },
  (_, i) => `MD5=${((i * 2_654_435_761) % 2 ** 32).toString(16)}${i}`,
);
const long = choice(hashes.map((hash) => literal(hash, 'caseless')));

describe('a long choice', () => {
  const parts = splitChoice(long, 10_000);

  it('is split into parts that fit', () => {
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every((part) => printPcre2(part).length <= 10_000)).toBe(true);
  });

  it('finds the same in its parts together', () => {
    const compiled = parts.map((part) => compilePattern(printPcre2(part)));
    const finds = (value: string) => compiled.some((each) => each.search(value).kind === 'match');
    expect(hashes.every(finds)).toBe(true);
    expect(finds('MD5=')).toBe(false);
  });

  it('is left alone when it fits', () => {
    const short = choice([literal('a', 'cased'), literal('b', 'cased')]);
    expect(splitChoice(short, 100)).toEqual([short]);
  });
});
