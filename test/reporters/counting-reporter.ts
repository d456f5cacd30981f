import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line that any log reader understands: `tests: 12 passed, 0 failed, 3 skipped`. */
export class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        if (state !== 'pending') counts[state]++;
      }
      if (module.errors().length > 0) counts.failed++;
    }
    console.log(`tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
}
