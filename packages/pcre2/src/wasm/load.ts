import { moduleFile } from '#module-file';
import { type WasmModule, WebAssembly } from './api.ts';
import { readSections, type WasmSection, writeSections } from './binary.ts';
import { compileWithoutUtf } from './compile-option.ts';
import { raiseMemoryMaximum } from './imports.ts';
import { meterLoops } from './meter.ts';
import { lookAheadAsInBytes } from './required-unit.ts';

/** 2 GiB: the module's allocator computes addresses as signed 32-bit numbers. */
export const MAXIMUM_PAGES = 0x8000;

let given: Uint8Array | null = null;

/**
 * Brings the module where there are no files, as in a browser; before the first pattern.
 *
 * @param bytes those of `@stephen-riley/pcre2-wasm/dist/libpcre2.wasm`
 */
export function giveModule(bytes: Uint8Array): void {
  given = bytes;
}

function pcre2Sections(): readonly WasmSection[] {
  const sections = raiseMemoryMaximum(readSections(given ?? moduleFile()), MAXIMUM_PAGES);
  return lookAheadAsInBytes(compileWithoutUtf(sections));
}

/** PCRE2 with no option set, room to grow, and the look-ahead of its byte form. */
export function loadModule(): WasmModule {
  return new WebAssembly.Module(writeSections(pcre2Sections()));
}

/** The same with a counter in every loop; slower, for measuring work. */
export function loadMeteredModule(): WasmModule {
  return new WebAssembly.Module(writeSections(meterLoops(pcre2Sections())));
}
