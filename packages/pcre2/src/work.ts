import { compileIn } from './compile.ts';
import type { CompiledPattern } from './pattern.ts';
import { meteredEngine, sharedEngine } from './wasm/engine.ts';

/** The match limit of a stock build, in force unless a pattern sets a smaller one. */
export const STOCK_MATCH_LIMIT = 10_000_000;

/**
 * The work of one search, measured without a clock: how often PCRE2's machine code entered or repeated a loop.
 *
 * One pass is a bounded piece of work: a step of the matching interpreter, one character of a scan inside such a
 * step (`[^x]*+`, `\\d+`), one position of the search for a start or for a required last character, one try at a
 * new start. All of it is counted, over all start positions. Not counted: what stands between loops, moving
 * memory when the backtracking stack grows (at most as much again as the passes that filled it), handing the
 * subject over, and compiling. A pattern is linear when the count grows in step with the subject.
 *
 * @param pattern a byte text, as for `compilePattern`.
 * @param subject a byte text.
 * @returns the same number in every process; it ends with the search, so a search that runs into the match limit
 *   counts up to there.
 * @throws Pcre2SyntaxError as `compilePattern` does.
 */
export function countSteps(pattern: string, subject: string): number {
  const metered = compileMetered(pattern);
  const steps = metered.steps(subject);
  metered.destroy();
  return steps;
}

/** A pattern whose searches are measured. It holds memory in the engine until `destroy`. */
export interface MeteredPattern {
  /** What {@link countSteps} says of a search of the byte text. */
  steps(subject: string): number;
  destroy(): void;
}

/**
 * Compiles a byte text for many searches to be measured.
 *
 * @throws Pcre2SyntaxError as `compilePattern` does.
 */
export function compileMetered(pattern: string): MeteredPattern {
  const engine = meteredEngine();
  const compiled = compileIn(engine, pattern);
  return {
    steps(subject) {
      const before = engine.steps;
      compiled.search(subject);
      return Number(engine.steps - before);
    },
    destroy: () => compiled.destroy(),
  };
}

function fits(pattern: CompiledPattern, limit: number, subject: string): 'fits' | 'exceeded' {
  const outcome = pattern.searchWithin(limit, subject);
  return outcome.kind === 'failed' && outcome.reason === 'match-limit' ? 'exceeded' : 'fits';
}

/**
 * The smallest match limit under which the search is not given up, or `undefined` when the stock limit of
 * 10,000,000 is not enough.
 *
 * PCRE2 counts entries to its match function (one per backtracking point and group, none for scans) and starts
 * over at each start position, so this is the worst start position's count: it tells how far a search is from
 * being given up, not how long it takes ({@link countSteps}).
 */
export function neededMatchLimit(pattern: string, subject: string): number | undefined {
  const compiled = compileIn(sharedEngine(), pattern);
  if (fits(compiled, STOCK_MATCH_LIMIT, subject) === 'exceeded') {
    compiled.destroy();
    return undefined;
  }
  let enough = 1;
  while (fits(compiled, enough, subject) === 'exceeded') enough *= 2;
  let tooSmall = Math.floor(enough / 2);
  while (enough - tooSmall > 1) {
    const middle = Math.floor((tooSmall + enough) / 2);
    if (fits(compiled, middle, subject) === 'fits') enough = middle;
    else tooSmall = middle;
  }
  compiled.destroy();
  return enough;
}
