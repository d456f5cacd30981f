import { describe, expect, it } from 'vitest';
import { compileIn } from '../src/compile.ts';
import { Engine } from '../src/wasm/engine.ts';
import { loadModule } from '../src/wasm/load.ts';
import { search, verdict } from './byte-texts.ts';

const NESTED_REPEAT = '^(a+)+$';
const almost = (length: number): string => `${'a'.repeat(length)}b`;

/** Ten million steps of interpreted matching take seconds, on a busy machine many. */
const PATIENCE = 600_000;

describe('the match limit', { timeout: PATIENCE }, () => {
  it('is 10,000,000 and gives the search up', () => {
    expect(search(NESTED_REPEAT, almost(40))).toEqual({ kind: 'failed', code: -47, reason: 'match-limit' });
  });

  it('leaves alone what stays below it', () => {
    expect(verdict(NESTED_REPEAT, almost(12))).toBe('no-match');
  });

  it.each([
    ['(*LIMIT_MATCH=10)', almost(24), 'match-limit'],
    ['(*LIMIT_MATCH=10)', 'aaa', 'match'],
    ['(*LIMIT_MATCH=0)', 'aaa', 'match-limit'],
    ['(*LIMIT_DEPTH=3)', 'aaaa', 'depth-limit'],
    ['(*LIMIT_RECURSION=3)', 'aaaa', 'depth-limit'],
  ])('%s of the pattern, on %s: %s', (limit, subject, expected) => {
    expect(verdict(`${limit}^(?:a|c)+$|${NESTED_REPEAT}`, subject)).toBe(expected);
  });

  it('starts anew at each start of a match', () => {
    const perStart = '(*LIMIT_MATCH=60)a(?:x|y)*z';
    expect(verdict(perStart, 'axyxyxy '.repeat(100))).toBe('no-match');
  });
});

describe('a unit that must come', () => {
  it.each([
    [4_999, 'no-match'],
    [5_000, 'match-limit'],
  ])('is looked for in %i bytes first: %s', (length, expected) => {
    expect(verdict('(*LIMIT_MATCH=9)^(?:a|c)*b', 'a'.repeat(length))).toBe(expected);
  });
});

describe('memory', () => {
  const QUOTED = String.raw`^(?:[^"\\]|\\.)*"`;

  it('grows for the backtracking points of a long subject', () => {
    expect(verdict(QUOTED, `${'a'.repeat(65_535)}"`)).toBe('match');
  });

  it('that runs out is not "no match"', () => {
    const engine = new Engine(loadModule(), 256);
    const pattern = compileIn(engine, QUOTED);
    expect(pattern.search(`${'a'.repeat(65_535)}"`)).toEqual({ kind: 'failed', code: -48, reason: 'memory' });
    expect(pattern.search('abc"').kind).toBe('match');
    pattern.destroy();
  });

  it('allowed by the pattern is kept to', () => {
    expect(verdict(`(*LIMIT_HEAP=100)${QUOTED}`, `${'a'.repeat(65_535)}"`)).toBe('heap-limit');
  });
});
