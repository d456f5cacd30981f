import type { WasmSection } from './binary.ts';
import { calledFunctions, exportedFunctionIndex, replaceConstants } from './code.ts';

/** REQ_CU_MAX and its thousandfold, for 16-bit units and for bytes. */
const LOOK_AHEAD: ReadonlyMap<number, number> = new Map([
  [2_000, 5_000],
  [2_000_000, 5_000_000],
]);

/**
 * Lets the search for a unit that every match must contain look as far ahead as PCRE2 for bytes does.
 *
 * Before it matches, PCRE2 looks whether that unit comes at all, if the subject is short enough: `^(?:a|c)*b` on
 * 4,000 `a` is decided without a single step in bytes, and would be matched in 16-bit units.
 */
export function lookAheadAsInBytes(sections: readonly WasmSection[]): readonly WasmSection[] {
  const [search] = calledFunctions(sections, exportedFunctionIndex(sections, '_match'));
  if (search === undefined) throw new Error('the WebAssembly module does not match as expected');
  return replaceConstants(sections, search, LOOK_AHEAD);
}
