/** The WebAssembly binary format, as far as rewriting a module needs it (core specification 1.0, chapter 5). */

export const SectionId = { custom: 0, import: 2, global: 6, export: 7, code: 10 } as const;

/** One section: its id and its content without the length. */
export interface WasmSection {
  readonly id: number;
  readonly content: Uint8Array;
}

/** Reads a module's bytes from front to back. */
export class WasmReader {
  position: number;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  get atEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.position];
    if (value === undefined) throw new Error(`the WebAssembly module ends early, at byte ${this.position}`);
    this.position += 1;
    return value;
  }

  /** An unsigned LEB128 number of up to 32 bits. */
  unsigned(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if ((byte & 0x80) === 0) return value;
    }
  }

  /** A signed LEB128 number of up to 32 bits. */
  signed(): number {
    let value = 0;
    for (let shift = 0; ; ) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      shift += 7;
      if ((byte & 0x80) === 0) return shift < 32 && (byte & 0x40) !== 0 ? value | (-1 << shift) : value;
    }
  }

  take(length: number): Uint8Array {
    const part = this.bytes.subarray(this.position, this.position + length);
    if (part.length !== length)
      throw new Error(`the WebAssembly module ends early, at byte ${this.position}`);
    this.position += length;
    return part;
  }

  name(): string {
    return new TextDecoder().decode(this.take(this.unsigned()));
  }
}

/** The unsigned LEB128 form of a number of up to 32 bits. */
export function unsignedLeb(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 0x80;
    rest = Math.floor(rest / 0x80);
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** The signed LEB128 form of a 32-bit number. */
export function signedLeb(value: number): readonly number[] {
  const bytes: number[] = [];
  for (let rest = value | 0; ; rest >>= 7) {
    const low = rest & 0x7f;
    if (rest >> 6 === 0 || rest >> 6 === -1) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

/** Joins parts, each of them bytes or a list of byte values. */
export function concatBytes(parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    joined.set(part, position);
    position += part.length;
  }
  return joined;
}

const HEADER_LENGTH = 8;

/** Splits a module into its sections, in file order. */
export function readSections(module: Uint8Array): readonly WasmSection[] {
  const reader = new WasmReader(module);
  if (new TextDecoder().decode(reader.take(4)) !== '\0asm') throw new Error('not a WebAssembly module');
  reader.position = HEADER_LENGTH;
  const sections: WasmSection[] = [];
  while (!reader.atEnd) {
    const id = reader.byte();
    sections.push({ id, content: reader.take(reader.unsigned()) });
  }
  return sections;
}

/** Writes sections back as a module of format version 1. */
export function writeSections(sections: readonly WasmSection[]): Uint8Array<ArrayBuffer> {
  const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  return concatBytes([
    header,
    ...sections.flatMap(({ id, content }) => [[id], unsignedLeb(content.length), content]),
  ]);
}

/** Replaces the one section of the given id; a module without it is an error. */
export function mapSection(
  sections: readonly WasmSection[],
  id: number,
  rewrite: (content: Uint8Array) => Uint8Array,
): readonly WasmSection[] {
  if (!sections.some((section) => section.id === id))
    throw new Error(`no section ${id} in the WebAssembly module`);
  return sections.map((section) => (section.id === id ? { id, content: rewrite(section.content) } : section));
}
