import { defineConfig } from 'vitest/config';
import { AnnouncingReporter } from './test/reporters/announcing-reporter.ts';
import { CountingReporter } from './test/reporters/counting-reporter.ts';

const conditions = ['sigmazuh:source', 'node', 'import', 'default'];

/** Each package is a project, and `test/` holds what crosses packages. Sources are tested, not builds. */
const project = (name: string, root: string) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name,
    root,
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/build/**'],
    // Tests keep no state in modules, so that the files of a project share what they import, and what is read once.
    isolate: false,
    // Long runs, of many more random cases, are given longer.
    testTimeout: Number(process.env.SIGMAZUH_TEST_TIMEOUT ?? 300_000),
  },
});

const packages = [
  'regex-syntax',
  'parser',
  'pcre2',
  'evaluator',
  'pipeline',
  'back-end',
  'compiler',
  'regex',
  'wazuh-events',
  'wazuh',
  'wazuh5',
  'opensearch',
  'adopt',
  'logtest',
  'explain',
  'cli',
  'playground',
  'language-server',
];

export default defineConfig({
  test: {
    passWithNoTests: false,
    reporters: ['default', new AnnouncingReporter(), new CountingReporter()],
    // All processors: the run itself has little to do beside its workers.
    maxWorkers: '100%',
    projects: [...packages.map((name) => project(name, `packages/${name}`)), project('test', 'test')],
  },
});
