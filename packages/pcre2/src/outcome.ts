/** Start and end of a group in bytes from the start of the subject; `null` when it took no part in the match. */
export type Pcre2Span = readonly [start: number, end: number] | null;

/**
 * Why a search was given up. Wazuh takes each of these for "no match".
 * - `match-limit`, `depth-limit`: more steps or deeper than the limit in force (10,000,000, or the pattern's own);
 * - `heap-limit`: more memory than the pattern's own `(*LIMIT_HEAP=…)`;
 * - `memory`: the engine here has no more; Wazuh's might have gone on;
 * - `invalid-utf`: the pattern starts with `(*UTF)` and the subject is not UTF-8.
 */
export type Pcre2Failure = 'match-limit' | 'depth-limit' | 'heap-limit' | 'memory' | 'invalid-utf' | 'other';

/** What a search came to. In a match `offsets[0]` is the whole match and `offsets[n]` group n, all groups listed. */
export type Pcre2Outcome =
  | { readonly kind: 'match'; readonly offsets: readonly Pcre2Span[] }
  | { readonly kind: 'no-match' }
  | { readonly kind: 'failed'; readonly code: number; readonly reason: Pcre2Failure };

/** PCRE2's error numbers (pcre2.h). */
export const Pcre2Error = {
  noMatch: -1,
  firstUtf8: -23,
  lastUtf8: -3,
  matchLimit: -47,
  noMemory: -48,
  depthLimit: -53,
  heapLimit: -63,
} as const;

function failureReason(code: number): Pcre2Failure {
  switch (code) {
    case Pcre2Error.matchLimit:
      return 'match-limit';
    case Pcre2Error.depthLimit:
      return 'depth-limit';
    case Pcre2Error.heapLimit:
      return 'heap-limit';
    case Pcre2Error.noMemory:
      return 'memory';
    default:
      return code >= Pcre2Error.firstUtf8 && code <= Pcre2Error.lastUtf8 ? 'invalid-utf' : 'other';
  }
}

const NO_MATCH: Pcre2Outcome = Object.freeze({ kind: 'no-match' });

/** The outcome that a negative result of pcre2_match stands for. */
export function unmatched(code: number): Pcre2Outcome {
  if (code === Pcre2Error.noMatch) return NO_MATCH;
  return Object.freeze({ kind: 'failed', code, reason: failureReason(code) });
}
