import { countSteps } from '@sigmazuh/pcre2';
import { describe, expect, it } from 'vitest';
import { growth } from './bench/measure.ts';
import { decoysFor } from './decoys.ts';
import { ownPack, patternsOf } from './own-pack.ts';

const lengths = [512, 1024, 2048, 4096];
const patterns = [...new Map(patternsOf(ownPack()).map((each) => [each.pattern, each])).values()];

describe('every pattern of the pack takes steps linear in the length of a line made to defeat it', () => {
  it.each(patterns)('rule $rule, $element', ({ pattern }) => {
    const costs = decoysFor(pattern, lengths[0] ?? 0).map((line) => countSteps(pattern, line));
    const worst = costs.indexOf(Math.max(...costs));
    const points = lengths.map(
      (length) => [length, countSteps(pattern, decoysFor(pattern, length)[worst] ?? '')] as const,
    );
    expect(growth(points)).toBeLessThanOrEqual(1.1);
  });

  it('and a lazy chain, by the same measure, does not', () => {
    const lazy = ['python', 'socket', 'connect', 'dup2', 'spawn'].join('[\\s\\S]*?');
    const line = (count: number) =>
      ['python ', 'socket ', 'connect ', 'dup2 '].map((each) => each.repeat(count)).join('');
    const points = [4, 8, 16].map((count) => [count, countSteps(lazy, line(count))] as const);
    expect(growth(points)).toBeGreaterThan(2);
  });
});
