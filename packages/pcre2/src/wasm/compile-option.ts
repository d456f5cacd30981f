import type { WasmSection } from './binary.ts';
import { exportedFunctionIndex, replaceConstants } from './code.ts';

/** PCRE2_UTF in pcre2.h. */
const PCRE2_UTF = 0x0008_0000;

/**
 * Makes the module's `compile` start from no option at all, as Wazuh's call does, instead of PCRE2_UTF.
 * The function holds that option as the constant its option word starts from; nothing else in it has that value.
 *
 * With it goes everything UTF mode means: case folding of 0x80–0xFF, surrogate pairs read as one character,
 * and the check that each subject is well-formed.
 */
export function compileWithoutUtf(sections: readonly WasmSection[]): readonly WasmSection[] {
  const compile = exportedFunctionIndex(sections, '_compile');
  return replaceConstants(sections, compile, new Map([[PCRE2_UTF, 0]]));
}
