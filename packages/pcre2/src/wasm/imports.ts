import { concatBytes, mapSection, SectionId, unsignedLeb, WasmReader, type WasmSection } from './binary.ts';

const ExternKind = { function: 0, table: 1, memory: 2, global: 3 } as const;

interface ImportEntry {
  readonly kind: number;
  /** Where the description behind the kind byte starts and ends in the section. */
  readonly start: number;
  readonly end: number;
}

function skipLimits(reader: WasmReader): void {
  const hasMaximum = reader.byte() & 1;
  reader.unsigned();
  if (hasMaximum) reader.unsigned();
}

function readImports(content: Uint8Array): readonly ImportEntry[] {
  const reader = new WasmReader(content);
  const count = reader.unsigned();
  return Array.from({ length: count }, () => {
    reader.name();
    reader.name();
    const kind = reader.byte();
    const start = reader.position;
    switch (kind) {
      case ExternKind.function:
        reader.unsigned();
        break;
      case ExternKind.table:
        reader.byte();
        skipLimits(reader);
        break;
      case ExternKind.memory:
        skipLimits(reader);
        break;
      case ExternKind.global:
        reader.take(2);
        break;
      default:
        throw new Error(`unknown import kind ${kind} in the WebAssembly module`);
    }
    return { kind, start, end: reader.position };
  });
}

/** How many functions a module imports: its own functions are numbered after them. */
export function importedFunctionCount(sections: readonly WasmSection[]): number {
  const section = sections.find(({ id }) => id === SectionId.import);
  return section === undefined
    ? 0
    : readImports(section.content).filter(({ kind }) => kind === ExternKind.function).length;
}

/** How many globals a module imports: its own globals are numbered after them. */
export function importedGlobalCount(sections: readonly WasmSection[]): number {
  const section = sections.find(({ id }) => id === SectionId.import);
  return section === undefined
    ? 0
    : readImports(section.content).filter(({ kind }) => kind === ExternKind.global).length;
}

/**
 * Raises the maximum that the imported memory may have, in pages of 64 KiB.
 * A module says in its import the largest memory it takes; this one says 16 MiB, which a match on a long
 * subject outgrows although its allocator could use more.
 */
export function raiseMemoryMaximum(sections: readonly WasmSection[], pages: number): readonly WasmSection[] {
  return mapSection(sections, SectionId.import, (content) => {
    const memory = readImports(content).find(({ kind }) => kind === ExternKind.memory);
    if (memory === undefined) throw new Error('the WebAssembly module imports no memory');
    const limits = new WasmReader(content, memory.start);
    limits.byte();
    const minimum = limits.unsigned();
    return concatBytes([
      content.subarray(0, memory.start),
      [1],
      unsignedLeb(minimum),
      unsignedLeb(pages),
      content.subarray(memory.end),
    ]);
  });
}
