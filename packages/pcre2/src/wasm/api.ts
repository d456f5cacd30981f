/** The part of the WebAssembly JavaScript interface in use; Node's type declarations leave it out. */

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export interface WasmGlobal<Value> {
  value: Value;
}

export type WasmFunction = (...operands: readonly number[]) => number;

export interface WasmModule {
  readonly __module?: never;
}

export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

interface WasmApi {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => WasmInstance;
  readonly Memory: new (limits: { readonly initial: number; readonly maximum: number }) => WasmMemory;
  readonly Table: new (limits: {
    readonly element: 'anyfunc';
    readonly initial: number;
    readonly maximum: number;
  }) => unknown;
}

export const WebAssembly: WasmApi = (globalThis as unknown as { readonly WebAssembly: WasmApi }).WebAssembly;
