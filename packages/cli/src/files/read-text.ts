import { readFileSync, statSync } from 'node:fs';
import { type Diagnostics, type SourceRange, SourceText } from '@sigmazuh/parser';
import { UsageError } from '../terminal.ts';
import { systemReason } from './file-errors.ts';
import { hasEnd, kindOf } from './file-kind.ts';
import type { FileProblem, FoundFile } from './find-files.ts';

/** All rules of SigmaHQ together have less; what has more was not written by a person. */
const mostBytes = 32 * 1024 * 1024;

const megabytes = (bytes: number): number => Math.ceil(bytes / (1024 * 1024));

/**
 * Reads a file that was found. Bytes that are no UTF-8 become U+FFFD, which the parser reports where they stand.
 *
 * @returns `null` when it cannot be read (it may have vanished since), which `problem` is told
 */
export function readText(file: FoundFile, problem: (problem: FileProblem) => void): SourceText | null {
  try {
    const { size } = statSync(file.absolute);
    if (size > mostBytes) {
      problem({
        shown: file.shown,
        reason: `it has ${megabytes(size)} MB, more than ${megabytes(mostBytes)}`,
      });
      return null;
    }
    return new SourceText(file.shown, readFileSync(file.absolute, 'utf8'));
  } catch (error) {
    problem({ shown: file.shown, reason: systemReason(error) });
    return null;
  }
}

/** Reads a file that was named; @throws UsageError when that fails */
export function readNamedText(path: string, absolute: string): string {
  try {
    const found = statSync(absolute);
    if (found.isDirectory() || hasEnd(found, absolute)) return readFileSync(absolute, 'utf8');
    throw new UsageError(`${path}: ${kindOf(found)}, not a file`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${systemReason(error)}`);
  }
}

/** Reports a file that cannot be read, at its first character. */
export function reportUnreadable({ shown, reason, what }: FileProblem, diagnostics: Diagnostics): void {
  diagnostics.report({
    id: 'unreadable-file',
    severity: 'error',
    range: startOf(shown),
    message: `the ${what ?? 'file'} cannot be read: ${reason}`,
  });
}

function startOf(file: string): SourceRange {
  const start = Object.freeze({ line: 1, column: 1, offset: 0 });
  return Object.freeze({ file, start, end: start });
}
