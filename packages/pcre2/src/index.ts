/**
 * PCRE2 exactly as Wazuh calls it: no options, bytes, match limit 10,000,000.
 * Patterns and subjects are byte texts: one character per UTF-8 byte, each in U+0000–U+00FF.
 */
export { assertNoCaselessHighBytes } from './caseless-high-bytes.ts';
export { compilePattern } from './compile.ts';
export type { Pcre2Failure, Pcre2Outcome, Pcre2Span } from './outcome.ts';
export { LARGEST_COMPILED_SIZE, type Pcre2Pattern } from './pattern.ts';
export { Pcre2SyntaxError } from './syntax-error.ts';
export { engineHeapSize } from './wasm/engine.ts';
export { giveModule } from './wasm/load.ts';
export {
  compileMetered,
  countSteps,
  type MeteredPattern,
  neededMatchLimit,
  STOCK_MATCH_LIMIT,
} from './work.ts';
