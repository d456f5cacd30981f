import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toBytes } from '../../src/bytes.ts';
import type { DecoderFile } from '../../src/decoder/index.ts';

/** The reference material beside the repository, or `null` when it is not there. */
export const shared: string | null = findShared(dirname(fileURLToPath(import.meta.url)));

/** For the name of a test that needs it. */
export const unlessShared = shared === null ? ' (skipped: ../shared not present)' : '';

function findShared(from: string): string | null {
  const root = resolve(from, '../../../..');
  const candidate = join(root, '..', 'shared');
  return existsSync(join(candidate, 'conformance')) ? candidate : null;
}

export function sharedFile(...path: string[]): string {
  return readFileSync(join(shared ?? '', ...path), 'utf8');
}

export function sharedNames(ending: string, ...path: string[]): string[] {
  return readdirSync(join(shared ?? '', ...path)).filter((name) => name.endsWith(ending));
}

export function sharedLines(...path: string[]): string[] {
  return sharedFile(...path)
    .split('\n')
    .filter((line) => line !== '');
}

export function stockDecoderFiles(): DecoderFile[] {
  return decoderFiles('.xml', 'wazuh-4.14.7', 'decoders');
}

export function decoderFiles(ending: string, ...path: string[]): DecoderFile[] {
  return sharedNames(ending, ...path).map((name) => ({ name, text: toBytes(sharedFile(...path, name)) }));
}
