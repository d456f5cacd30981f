import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Bundles the language server into one file, `server.mjs`, with the pages about diagnostics beside it: what an editor's
 * extension carries, and what the tests run, since threads are not started from TypeScript.
 *
 * @param directory where they go
 * @returns what the bundle is made of
 */
export async function bundleLanguageServer(directory: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['packages/language-server/src/main.ts'],
    outfile: join(directory, 'server.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['sigmazuh:source'],
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    // What is written for `require` finds it.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
    },
  });
  cpSync(join(root, 'docs/diagnostics'), join(directory, 'pages'), { recursive: true });
  return metafile;
}
