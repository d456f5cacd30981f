import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateRawSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { ownSamples } from './own-samples.ts';

/** `virtual:pcre2`: the module's bytes as a text, since the page may fetch nothing. */
export function pcre2Module(): Plugin {
  return virtual('virtual:pcre2', () => {
    const path = createRequire(import.meta.url).resolve('@stephen-riley/pcre2-wasm/dist/libpcre2.wasm');
    const deflated = deflateRawSync(readFileSync(path), { level: 9 }).toString('base64');
    return `export const deflated = ${JSON.stringify(deflated)};`;
  });
}

/** `virtual:samples`: this project's own rules, with the events of their fixtures. */
export function samplesModule(): Plugin {
  return virtual('virtual:samples', () => `export const samples = ${JSON.stringify(ownSamples())};`);
}

/** A dependency asks Node's `url` for names of other alphabets, which nothing here has. */
export function withoutUrl(): Plugin {
  return virtual('url', () => 'export default {};');
}

function virtual(name: string, text: () => string): Plugin {
  return {
    name,
    enforce: 'pre',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? text() : undefined),
  };
}
