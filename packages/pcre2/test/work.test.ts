import { describe, expect, it } from 'vitest';
import { countSteps, neededMatchLimit } from '../src/index.ts';

const LENGTHS = [8_000, 16_000, 32_000] as const;

/** The exponent by which the count grows with the length: 1 is linear, 2 quadratic. */
function growth(pattern: string, subject: (length: number) => string): number {
  const [short, , long] = LENGTHS.map((length) => countSteps(pattern, subject(length)));
  return Math.log(Number(long) / Number(short)) / Math.log(LENGTHS[2] / LENGTHS[0]);
}

const manyA = (length: number): string => 'a'.repeat(length);

describe('countSteps', () => {
  it('is the same each time', () => {
    const counts = [1, 2, 3].map(() => countSteps('(?i)a+b|c', 'xaaac'));
    expect(new Set(counts).size).toBe(1);
  });

  it.each([
    ['a literal that is not there', 'zb'],
    ['a scan inside one step', '\\A[^x]*+x\\b'],
    ['a group repeated', '\\A(?:a|c)*b'],
    ['atomic chain', '\\A(?>[\\s\\S]*?a)[\\s\\S]*?b'],
    ['the search for a unit that must come', 'a*b'],
  ])('sees that %s is linear', (_what, pattern) => {
    const exponent = growth(pattern, manyA);
    expect(exponent).toBeGreaterThan(0.9);
    expect(exponent).toBeLessThan(1.1);
  });

  it.each([
    ['starts all over', 'a*[bc]'],
    ['one scan per start', '[^x]*+\\Bx\\b|[ac]*+[bd]'],
  ])('sees that %s is quadratic', (_what, pattern) => {
    expect(growth(pattern, (length) => manyA(length / 8))).toBeGreaterThan(1.8);
  });

  it('counts scans that the match limit does not see', () => {
    const scan = '\\A[^x]*+\\z';
    expect(neededMatchLimit(scan, manyA(10_000))).toBe(neededMatchLimit(scan, manyA(100)));
    expect(countSteps(scan, manyA(10_000))).toBeGreaterThan(10_000);
  });
});

/** Ten million steps of interpreted matching take seconds, on a busy machine many. */
const PATIENCE = 600_000;

describe('neededMatchLimit', { timeout: PATIENCE }, () => {
  it.each([
    ['a', 'a'],
    ['^(a+)+$', 'aaaaaaaaab'],
    ['a(?:b|c)*d', 'abcbcbcbcbcb'],
  ])('is the smallest limit that lets %s decide %s', (pattern, subject) => {
    const needed = neededMatchLimit(pattern, subject) ?? 0;
    expect(neededMatchLimit(`(*LIMIT_MATCH=${needed})${pattern}`, subject)).toBe(needed);
    expect(needed).toBeGreaterThan(0);
  });

  it('is unknown when the stock limit is not enough', () => {
    expect(neededMatchLimit('(*NO_START_OPT)^(?:a+)+$', `${'a'.repeat(30)}b`)).toBeUndefined();
  });
});
