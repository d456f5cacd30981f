import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonPattern, referenceMatch } from '../../src/index.ts';

const holds = {
  lt: (a: number, b: number) => a < b,
  lte: (a: number, b: number) => a <= b,
  gt: (a: number, b: number) => a > b,
  gte: (a: number, b: number) => a >= b,
  eq: (a: number, b: number) => a === b,
};
const operators = ['lt', 'lte', 'gt', 'gte', 'eq'] as const;

/** Numbers with few digits, so that near ones are met. */
const decimal = fc
  .tuple(fc.integer({ min: -120, max: 120 }), fc.constantFrom(1, 10, 100))
  .map(([digits, scale]) => digits / scale)
  .filter((value) => !Object.is(value, -0));

describe('comparisons of decimal texts', () => {
  it.each(operators)('%s is that of their numbers, however they are written', (operator) => {
    fc.assert(
      fc.property(decimal, decimal, (asked, value) => {
        const pattern = comparisonPattern(operator, asked);
        const wanted = holds[operator](value, asked);
        const texts = [`${value}`, value.toFixed(6)];
        return pattern !== null && texts.every((text) => referenceMatch(pattern, text) === wanted);
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });

  it('is none for numbers that take an exponent to write', () => {
    expect(comparisonPattern('gt', 1e30)).toBeNull();
    expect(comparisonPattern('gt', 1e-9)).toBeNull();
  });
});
