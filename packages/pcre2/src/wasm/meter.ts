import { concatBytes, mapSection, SectionId, unsignedLeb, WasmReader, type WasmSection } from './binary.ts';
import { mapInstructions, Opcode } from './code.ts';
import { importedGlobalCount } from './imports.ts';

/** The name under which a metered module exports its counter, a mutable 64-bit global. */
export const METER_EXPORT = 'steps';

const I64 = 0x7e;
const MUTABLE = 1;
const I64_CONST = 0x42;
const I64_ADD = 0x7c;
const GLOBAL_GET = 0x23;
const GLOBAL_SET = 0x24;
const END = 0x0b;
const GLOBAL_EXPORT = 3;

/** Puts one more entry at the end of a section that is a counted list. */
function append(content: Uint8Array, entry: readonly number[]): Uint8Array {
  const reader = new WasmReader(content);
  const count = reader.unsigned();
  return concatBytes([unsignedLeb(count + 1), content.subarray(reader.position), entry]);
}

/**
 * Adds a counter that goes up by one each time the code enters or repeats a loop, anywhere in the module.
 *
 * PCRE2's time is spent in loops: the interpreter's own, and the scans inside one of its steps (a possessive
 * `[^x]*+`, the search for a first code unit). Counting all of them measures work without a clock.
 */
export function meterLoops(sections: readonly WasmSection[]): readonly WasmSection[] {
  const globals = sections.find(({ id }) => id === SectionId.global);
  const counter = importedGlobalCount(sections) + (globals ? new WasmReader(globals.content).unsigned() : 0);
  const countOne = [
    ...[GLOBAL_GET, ...unsignedLeb(counter)],
    ...[I64_CONST, 1, I64_ADD],
    ...[GLOBAL_SET, ...unsignedLeb(counter)],
  ];
  const name = new TextEncoder().encode(METER_EXPORT);
  const withGlobal = mapSection(sections, SectionId.global, (content) =>
    append(content, [I64, MUTABLE, I64_CONST, 0, END]),
  );
  const withExport = mapSection(withGlobal, SectionId.export, (content) =>
    append(content, [...unsignedLeb(name.length), ...name, GLOBAL_EXPORT, ...unsignedLeb(counter)]),
  );
  return mapInstructions(
    withExport,
    () => true,
    ({ opcode, bytes }) => (opcode === Opcode.loop ? [bytes, countOne] : [bytes]),
  );
}
