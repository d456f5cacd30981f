import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { schemasAhead } from './schemas-ahead.ts';
import { pcre2Module, samplesModule, withoutUrl } from './virtual-modules.ts';

export const playground = join(import.meta.dirname, '..');

/** How the site is built: from the sources of all packages, into `site/`, to be served from any path. */
export function siteConfig(): InlineConfig {
  // The page and the thread of the judges are bundled apart, each with plugins of its own.
  const plugins = (): Plugin[] => [schemasAhead(), pcre2Module(), samplesModule(), withoutUrl()];
  return {
    configFile: false,
    root: playground,
    base: './',
    logLevel: 'warn',
    resolve: { conditions: ['sigmazuh:source', 'browser', 'module', 'import', 'default'] },
    plugins: plugins(),
    worker: { format: 'es', plugins },
    build: {
      outDir: 'site',
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4_000,
      // Making the programs of the judges is most of the work, and is meant to be.
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  };
}
