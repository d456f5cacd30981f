/** Where there are no files, somebody has to bring the module. */
export function moduleFile(): Uint8Array {
  throw new Error(
    'pcre2: there are no files here; hand over the bytes of @stephen-riley/pcre2-wasm/dist/libpcre2.wasm with giveModule before the first pattern',
  );
}
