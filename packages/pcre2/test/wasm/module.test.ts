import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readSections,
  SectionId,
  signedLeb,
  unsignedLeb,
  WasmReader,
  writeSections,
} from '../../src/wasm/binary.ts';
import { mapInstructions, replaceConstants } from '../../src/wasm/code.ts';
import { MODULE_LAYOUT } from '../../src/wasm/engine.ts';
import { raiseMemoryMaximum } from '../../src/wasm/imports.ts';

const packageFile = (name: string): string =>
  createRequire(import.meta.url).resolve(`@stephen-riley/pcre2-wasm/dist/${name}`);
const binary = readFileSync(packageFile('libpcre2.wasm'));
const loader = readFileSync(packageFile('libpcre2.js'), 'utf8');

describe('the layout of the module', () => {
  it.each([
    ['DYNAMIC_BASE', MODULE_LAYOUT.heapBase],
    ['DYNAMICTOP_PTR', MODULE_LAYOUT.heapEndPointer],
  ])('has %s where its own loader has it', (name, address) => {
    expect(new RegExp(`\\b${name} = (\\d+)`).exec(loader)?.[1]).toBe(String(address));
  });
});

describe('LEB128 numbers', () => {
  it('are read back, unsigned', () => {
    fc.assert(
      fc.property(fc.nat(0xffff_ffff), (value) => {
        expect(new WasmReader(new Uint8Array(unsignedLeb(value))).unsigned()).toBe(value);
      }),
    );
  });

  it('are read back, signed', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(new WasmReader(new Uint8Array(signedLeb(value))).signed()).toBe(value);
      }),
    );
  });
});

describe('rewriting', () => {
  it('without a change gives the same bytes', () => {
    const sections = mapInstructions(
      readSections(binary),
      () => true,
      ({ bytes }) => [bytes],
    );
    expect(
      Buffer.from(writeSections(sections)).equals(Buffer.from(writeSections(readSections(binary)))),
    ).toBe(true);
  });

  it('changes the memory maximum and nothing else', () => {
    const before = readSections(binary);
    const after = raiseMemoryMaximum(before, 1_024);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const changed = after.filter((section, position) => section !== before[position]);
    expect(changed.map(({ id }) => id)).toEqual([SectionId.import]);
    const restored = writeSections(raiseMemoryMaximum(after, 256));
    expect(Buffer.from(restored).equals(Buffer.from(writeSections(before)))).toBe(true);
  });

  it('refuses a module that is not the expected one', () => {
    expect(() => readSections(new Uint8Array(8))).toThrow('not a WebAssembly module');
    expect(() => readSections(binary.subarray(0, 1_000))).toThrow('ends early');
    expect(() => replaceConstants(readSections(binary), 20, new Map([[123_456, 0]]))).toThrow(
      'no constant 123456',
    );
    expect(() => raiseMemoryMaximum([], 256)).toThrow('no section 2');
  });
});
