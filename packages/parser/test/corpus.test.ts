import { checkFiles, parserDiagnostics } from '@sigmazuh/parser';
import { describe, expect } from 'vitest';
import { itWithShared, yamlFilesIn } from './shared.ts';

/**
 * Why rules that SigmaHQ itself calls unsupported cannot be read: they count events in the old way, or describe in
 * prose what a condition cannot say.
 */
const explained = new Set(['aggregation-condition', 'undefined-identifier', 'condition-syntax']);

describe("SigmaHQ's rules", () => {
  itWithShared('are read without an unexplained error', (shared) => {
    const files = yamlFilesIn(`${shared}/sigmahq`);
    const { documents, diagnostics } = checkFiles(files);
    const failed = new Set<string>();
    const unexplained = diagnostics.filter(({ id, severity, range }) => {
      if (severity !== 'error' || !Object.hasOwn(parserDiagnostics, id)) return false;
      failed.add(range.file);
      return !(range.file.startsWith('unsupported/') && explained.has(id));
    });
    expect(unexplained).toEqual([]);
    expect(documents.length).toBeGreaterThanOrEqual(files.length - failed.size);
  });

  itWithShared('give checks little to say', (shared) => {
    const files = yamlFilesIn(`${shared}/sigmahq/rules`);
    const { diagnostics } = checkFiles(files);
    const errors = diagnostics.filter((each) => each.severity === 'error');
    const warnings = diagnostics.filter((each) => each.severity === 'warning');
    expect(errors).toEqual([]);
    expect(warnings.length).toBeLessThan(files.length / 50);
  });
});
