import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Reporter, TestSpecification, Vitest } from 'vitest/node';
import { executables } from '../../packages/playground/test/chromium-path.ts';
import { announcement } from './announcement.ts';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** Begins a run with what it will take, and what of it cannot be run here. */
export class AnnouncingReporter implements Reporter {
  #vitest: Vitest | null = null;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  async onTestRunStart(specifications: readonly TestSpecification[]): Promise<void> {
    const every = await this.#vitest?.globTestSpecifications();
    const isWhole =
      this.#vitest?.config.project.length === 0 &&
      every !== undefined &&
      every.length === specifications.length;
    console.log(
      announcement({
        files: specifications.length,
        extent: isWhole ? 'all' : 'some',
        processors: availableParallelism(),
        present: {
          shared: existsSync(shared),
          openSearch: process.env.SIGMAZUH_OPENSEARCH_URL !== undefined,
          chromium: executables.some((path) => path !== '' && existsSync(path)),
        },
      }),
    );
  }
}
