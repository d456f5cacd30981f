/**
 * PCRE2 exactly as Wazuh calls it: no options, bytes, match limit 10,000,000.
 * Patterns and subjects are byte texts: one character per UTF-8 byte, each in U+0000–U+00FF.
 */
export interface Pcre2Pattern {
  readonly source: string;
  readonly groupCount: number;
  search(subject: string): Pcre2Outcome;
  /** Frees the memory in the engine; the pattern must not be used afterwards. */
  destroy(): void;
}

/** `failed` is what Wazuh takes for "no match": the match limit, or the engine out of memory. */
export type Pcre2Outcome =
  | { readonly kind: 'match'; readonly offsets: readonly (readonly [start: number, end: number] | null)[] }
  | { readonly kind: 'no-match' }
  | { readonly kind: 'failed'; readonly code: number; readonly reason: 'match-limit' | 'memory' | 'other' };
