import { type WasmFunction, type WasmGlobal, type WasmMemory, type WasmModule, WebAssembly } from './api.ts';
import { loadMeteredModule, loadModule, MAXIMUM_PAGES } from './load.ts';
import { METER_EXPORT } from './meter.ts';

/**
 * Where the module keeps its own data. The loader that comes with it states these addresses as constants
 * (DYNAMIC_BASE, DYNAMICTOP_PTR); a test compares them. `lastErrorCode` is the variable behind
 * `_lastErrorMessage`, which has no function of its own.
 */
export const MODULE_LAYOUT = {
  heapBase: 5_360_256,
  heapEndPointer: 117_184,
  lastErrorCode: 115_648,
  initialPages: 256,
  tableSize: 4,
} as const;

const PAGE = 0x1_0000;

/** A function the module calls only when it is broken. */
const unreachable = (what: string) => () => {
  throw new Error(`pcre2: ${what}`);
};

/** The functions the module exports, by their names in it. */
export interface Pcre2Exports {
  readonly malloc: WasmFunction;
  readonly free: WasmFunction;
  /** (pattern, length in units, flags as C string) → code or 0. */
  readonly compile: WasmFunction;
  readonly destroyCode: WasmFunction;
  readonly createMatchData: WasmFunction;
  readonly destroyMatchData: WasmFunction;
  /** (code, subject, length in units, start offset, match data) → number of groups set, or a negative error. */
  readonly match: WasmFunction;
  readonly lastErrorOffset: WasmFunction;
  /** (buffer, its length in units) → length. The message of the last failed compile. */
  readonly lastErrorMessage: WasmFunction;
  readonly getCaptureCount: WasmFunction;
  readonly getOvectorPointer: WasmFunction;
  readonly version: WasmFunction;
}

/** A piece of the module's memory that is kept and only ever grows. */
interface KeptBuffer {
  pointer: number;
  capacity: number;
}

/** One running copy of PCRE2 and its memory. */
export class Engine {
  readonly pcre2: Pcre2Exports;
  /** An empty C string for `compile`: no option. */
  readonly noFlags: number;
  private readonly memory: WasmMemory;
  private readonly meter: WasmGlobal<bigint> | undefined;
  private bytes: Buffer<ArrayBuffer>;
  private words: Uint32Array;
  private readonly text: KeptBuffer = { pointer: 0, capacity: 0 };
  private writtenText: string | undefined;

  constructor(module: WasmModule, maximumPages = MAXIMUM_PAGES) {
    this.memory = new WebAssembly.Memory({ initial: MODULE_LAYOUT.initialPages, maximum: maximumPages });
    this.bytes = Buffer.from(this.memory.buffer);
    this.words = new Uint32Array(this.memory.buffer);
    this.words[MODULE_LAYOUT.heapEndPointer / 4] = MODULE_LAYOUT.heapBase;
    const { exports } = new WebAssembly.Instance(module, { env: this.imports() });
    const exported = (name: string): WasmFunction => exports[`_${name}`] as WasmFunction;
    this.pcre2 = {
      malloc: exported('malloc'),
      free: exported('free'),
      compile: exported('compile'),
      destroyCode: exported('destroyCode'),
      createMatchData: exported('createMatchData'),
      destroyMatchData: exported('destroyMatchData'),
      match: exported('match'),
      lastErrorOffset: exported('lastErrorOffset'),
      lastErrorMessage: exported('lastErrorMessage'),
      getCaptureCount: exported('getCaptureCount'),
      getOvectorPointer: exported('getOvectorPointer'),
      version: exported('version'),
    };
    this.meter = exports[METER_EXPORT] as WasmGlobal<bigint> | undefined;
    this.noFlags = this.allocate(4);
    this.setWord(this.noFlags, 0);
  }

  private imports(): Readonly<Record<string, unknown>> {
    return {
      memory: this.memory,
      table: new WebAssembly.Table({
        element: 'anyfunc',
        initial: MODULE_LAYOUT.tableSize,
        maximum: MODULE_LAYOUT.tableSize,
      }),
      __table_base: 0,
      abortStackOverflow: unreachable('the engine ran out of its stack'),
      nullFunc_vii: unreachable('the engine called a function that is not there'),
      nullFunc_iii: unreachable('the engine called a function that is not there'),
      _emscripten_get_heap_size: () => this.memory.buffer.byteLength,
      _emscripten_resize_heap: (size: number) => (this.grow(size >>> 0) ? 1 : 0),
      _emscripten_memcpy_big: (target: number, source: number, length: number) => {
        this.view().copyWithin(target >>> 0, source >>> 0, (source >>> 0) + (length >>> 0));
        return target;
      },
    };
  }

  /** The allocator asks for its new end; `false` makes it return NULL, which PCRE2 reports as out of memory. */
  private grow(size: number): boolean {
    const missing = Math.ceil((size - this.memory.buffer.byteLength) / PAGE);
    if (missing <= 0) return true;
    try {
      this.memory.grow(missing);
    } catch {
      return false;
    }
    return true;
  }

  /** The memory as bytes. Growing it detaches every earlier view, so views are taken anew when it has. */
  private view(): Buffer<ArrayBuffer> {
    if (this.bytes.buffer !== this.memory.buffer) {
      this.bytes = Buffer.from(this.memory.buffer);
      this.words = new Uint32Array(this.memory.buffer);
    }
    return this.bytes;
  }

  /** Bytes between the start of the heap and the highest address the allocator has ever used. */
  get heapSize(): number {
    return this.word(MODULE_LAYOUT.heapEndPointer) - MODULE_LAYOUT.heapBase;
  }

  /** Loop passes counted so far; only a metered module counts. */
  get steps(): bigint {
    if (this.meter === undefined) throw new Error('pcre2: this engine is not metered');
    return this.meter.value;
  }

  /** PCRE2's number for why the last compile failed. */
  get lastErrorCode(): number {
    return this.word(MODULE_LAYOUT.lastErrorCode);
  }

  word(pointer: number): number {
    this.view();
    return this.words[pointer >>> 2] ?? 0;
  }

  setWord(pointer: number, value: number): void {
    this.view();
    this.words[pointer >>> 2] = value;
  }

  unit(pointer: number): number {
    return this.view().readUInt16LE(pointer);
  }

  readText(pointer: number, units: number): string {
    return this.view().toString('utf16le', pointer, pointer + 2 * units);
  }

  /**
   * Puts a text into the kept buffer, one 16-bit unit per character, followed by a zero unit.
   * The text of the last call is still there: rules look at the same event one after the other.
   */
  writeText(text: string): number {
    if (text === this.writtenText) return this.text.pointer;
    const size = 2 * text.length + 2;
    if (this.text.capacity < size) {
      const capacity = Math.max(size, 2 * this.text.capacity, PAGE);
      this.writtenText = undefined;
      this.pcre2.free(this.text.pointer);
      this.text.capacity = 0;
      this.text.pointer = this.allocate(capacity);
      this.text.capacity = capacity;
    }
    const view = this.view();
    view.write(text, this.text.pointer, 'utf16le');
    view.writeUInt16LE(0, this.text.pointer + size - 2);
    this.writtenText = text;
    return this.text.pointer;
  }

  private allocate(bytes: number): number {
    const pointer = this.pcre2.malloc(bytes);
    if (pointer === 0) throw new Error(`pcre2: no memory for ${bytes} bytes`);
    return pointer;
  }
}

let shared: Engine | undefined;
let metered: Engine | undefined;

/** The engine that all patterns of a process live in; made when it is first asked for. */
export function sharedEngine(): Engine {
  shared ??= new Engine(loadModule());
  return shared;
}

/**
 * Bytes of heap the shared engine has used at most so far. It does not shrink, and it does not grow either while
 * patterns are compiled, used and destroyed in turn.
 */
export function engineHeapSize(): number {
  return sharedEngine().heapSize;
}

/** The engine that counts its loop passes. */
export function meteredEngine(): Engine {
  metered ??= new Engine(loadMeteredModule());
  return metered;
}
