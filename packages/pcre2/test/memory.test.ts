import { describe, expect, it } from 'vitest';
import { compilePattern, engineHeapSize, Pcre2SyntaxError } from '../src/index.ts';

const ROUNDS = 100_000;

/** Enough for that many rounds on a busy machine. */
const PATIENCE = 600_000;

function rounds(count: number): void {
  for (let round = 0; round < count; round += 1) {
    const pattern = compilePattern(`(?i)(a|b)[c-x]+\\d{${round % 5},9}`);
    pattern.search('--ACDE123');
    pattern.destroy();
  }
}

function refusals(count: number): void {
  for (let round = 0; round < count; round += 1) {
    for (const pattern of ['a(b', '(?=a\\K)b', 'a\\x{20ac}']) {
      expect(() => compilePattern(pattern)).toThrow(Pcre2SyntaxError);
    }
  }
}

describe('the heap of the engine', { timeout: PATIENCE }, () => {
  it(`is no larger after ${ROUNDS.toLocaleString('en')} rounds of compile, search and destroy`, () => {
    rounds(100);
    const before = engineHeapSize();
    rounds(ROUNDS);
    expect(engineHeapSize()).toBe(before);
  });

  it('is no larger after refused patterns', () => {
    refusals(10);
    const before = engineHeapSize();
    refusals(2_000);
    expect(engineHeapSize()).toBe(before);
  });

  it('is no larger after searches that needed more of it', () => {
    const pattern = compilePattern('^(?:a|b)*c');
    const subjects = [20_000, 30_000].map((length) => 'a'.repeat(length));
    for (const subject of subjects) pattern.search(subject);
    const before = engineHeapSize();
    for (let round = 0; round < 50; round += 1) for (const subject of subjects) pattern.search(subject);
    pattern.destroy();
    expect(engineHeapSize()).toBe(before);
  });
});
