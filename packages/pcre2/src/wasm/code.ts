import {
  concatBytes,
  mapSection,
  SectionId,
  signedLeb,
  unsignedLeb,
  WasmReader,
  type WasmSection,
} from './binary.ts';
import { importedFunctionCount } from './imports.ts';

export const Opcode = { loop: 0x03, call: 0x10, i32Const: 0x41 } as const;

/** One instruction of a function body: its opcode and the bytes from the opcode to the end of its operands. */
export interface Instruction {
  readonly opcode: number;
  readonly bytes: Uint8Array;
}

/** Steps over the operands of one instruction (WebAssembly 1.0, the only version the module uses). */
function skipOperands(reader: WasmReader, opcode: number): void {
  switch (opcode) {
    case 0x02: // block
    case 0x03: // loop
    case 0x04: // if
    case 0x41: // i32.const
    case 0x42: // i64.const
      while (reader.byte() & 0x80);
      return;
    case 0x0c: // br
    case 0x0d: // br_if
    case 0x10: // call
    case 0x3f: // memory.size
    case 0x40: // memory.grow
      reader.unsigned();
      return;
    case 0x0e: // br_table
      for (let remaining = reader.unsigned(); remaining >= 0; remaining -= 1) reader.unsigned();
      return;
    case 0x11: // call_indirect
      reader.unsigned();
      reader.unsigned();
      return;
    case 0x43: // f32.const
      reader.take(4);
      return;
    case 0x44: // f64.const
      reader.take(8);
      return;
    default:
      if (opcode >= 0x20 && opcode <= 0x24) {
        reader.unsigned(); // local.get … global.set
      } else if (opcode >= 0x28 && opcode <= 0x3e) {
        reader.unsigned(); // alignment of a load or store
        reader.unsigned(); // and its offset
      } else if (opcode > 0xbf) {
        throw new Error(`unknown instruction 0x${opcode.toString(16)} in the WebAssembly module`);
      }
  }
}

function readInstructions(reader: WasmReader): readonly Instruction[] {
  const instructions: Instruction[] = [];
  while (!reader.atEnd) {
    const start = reader.position;
    const opcode = reader.byte();
    skipOperands(reader, opcode);
    instructions.push({ opcode, bytes: reader.bytes.subarray(start, reader.position) });
  }
  return instructions;
}

function rewriteBody(
  body: Uint8Array,
  rewrite: (instruction: Instruction) => readonly ArrayLike<number>[],
): Uint8Array {
  const reader = new WasmReader(body);
  for (let groups = reader.unsigned(); groups > 0; groups -= 1) {
    reader.unsigned();
    reader.byte();
  }
  const locals = body.subarray(0, reader.position);
  return concatBytes([locals, ...readInstructions(reader).flatMap(rewrite)]);
}

/** Gives every instruction of the chosen functions (numbered as calls number them) to `rewrite`. */
export function mapInstructions(
  sections: readonly WasmSection[],
  isChosen: (functionIndex: number) => boolean,
  rewrite: (instruction: Instruction) => readonly ArrayLike<number>[],
): readonly WasmSection[] {
  const firstIndex = importedFunctionCount(sections);
  return mapSection(sections, SectionId.code, (content) => {
    const reader = new WasmReader(content);
    const count = reader.unsigned();
    const bodies = Array.from({ length: count }, (_, position) => {
      const body = reader.take(reader.unsigned());
      return isChosen(firstIndex + position) ? rewriteBody(body, rewrite) : body;
    });
    return concatBytes([unsignedLeb(count), ...bodies.flatMap((body) => [unsignedLeb(body.length), body])]);
  });
}

/**
 * Replaces 32-bit constants of one function, each by the one that `replacements` gives for it.
 * Every one of them must be there: else the module is not the one this was written for.
 */
export function replaceConstants(
  sections: readonly WasmSection[],
  functionIndex: number,
  replacements: ReadonlyMap<number, number>,
): readonly WasmSection[] {
  const found = new Set<number>();
  const rewritten = mapInstructions(
    sections,
    (index) => index === functionIndex,
    ({ opcode, bytes }) => {
      const constant = opcode === Opcode.i32Const ? new WasmReader(bytes, 1).signed() : undefined;
      const replacement = constant === undefined ? undefined : replacements.get(constant);
      if (constant === undefined || replacement === undefined) return [bytes];
      found.add(constant);
      return [[Opcode.i32Const], signedLeb(replacement)];
    },
  );
  for (const constant of replacements.keys()) {
    if (!found.has(constant))
      throw new Error(`no constant ${constant} in function ${functionIndex} of the module`);
  }
  return rewritten;
}

/** The functions that one function calls directly, in the order of the calls. */
export function calledFunctions(sections: readonly WasmSection[], functionIndex: number): readonly number[] {
  const called: number[] = [];
  mapInstructions(
    sections,
    (index) => index === functionIndex,
    ({ opcode, bytes }) => {
      if (opcode === Opcode.call) called.push(new WasmReader(bytes, 1).unsigned());
      return [bytes];
    },
  );
  return called;
}

/** The index of the exported function of that name. */
export function exportedFunctionIndex(sections: readonly WasmSection[], wanted: string): number {
  const section = sections.find(({ id }) => id === SectionId.export);
  const reader = new WasmReader(section?.content ?? new Uint8Array([0]));
  for (let remaining = reader.unsigned(); remaining > 0; remaining -= 1) {
    const name = reader.name();
    const kind = reader.byte();
    const index = reader.unsigned();
    if (kind === 0 && name === wanted) return index;
  }
  throw new Error(`the WebAssembly module exports no function ${wanted}`);
}
