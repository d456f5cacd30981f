import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The module as it lies beside this package. `package.json` has `no-module-file.ts` in its place for browsers. */
export function moduleFile(): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve('@stephen-riley/pcre2-wasm/dist/libpcre2.wasm'));
}
