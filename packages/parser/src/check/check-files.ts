import { type Diagnostic, Diagnostics } from '../diagnostics.ts';
import type { SigmaDocument } from '../documents.ts';
import { readSigma } from '../parse-sigma.ts';
import { SourceText } from '../source-text.ts';
import { check } from './check.ts';
import { withoutSuppressed } from './without-suppressed.ts';

/** A file to check: its name as diagnostics should carry it, and its text. */
export interface SigmaFile {
  readonly file: string;
  readonly text: string;
}

export interface CheckResult {
  readonly documents: readonly SigmaDocument[];
  /** In the order of files, lines and columns; suppressed ones left out. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and checks a collection of Sigma files, which may refer to one another. */
export function checkFiles(files: readonly SigmaFile[]): CheckResult {
  const diagnostics = new Diagnostics();
  const sources = files.map(({ file, text }) => new SourceText(file, text));
  const read = sources.map((source) => ({ source, documents: readSigma(source, diagnostics) }));
  check(read, diagnostics);
  return {
    documents: read.flatMap((file) => file.documents),
    diagnostics: withoutSuppressed(diagnostics.all, sources),
  };
}
