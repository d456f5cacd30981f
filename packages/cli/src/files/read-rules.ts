import { readFileSync } from 'node:fs';
import { type Diagnostics, readSigma as parse, type SigmaDocument, SourceText } from '@sigmazuh/parser';
import { findFiles, yamlFiles } from './find-files.ts';

/** A Sigma file and what was read from it. */
export interface SigmaFile {
  readonly source: SourceText;
  readonly documents: readonly SigmaDocument[];
}

/**
 * Reads every Sigma document below `paths`.
 *
 * @param diagnostics receives what is wrong with them
 * @throws UsageError when a path does not exist or holds no Sigma file
 */
export function readSigma(
  paths: readonly string[],
  workingDirectory: string,
  diagnostics: Diagnostics,
): readonly SigmaFile[] {
  return findFiles(paths, yamlFiles, workingDirectory).map((file) => {
    // Bytes that are no UTF-8 become U+FFFD, which the parser reports where it stands.
    const source = new SourceText(file.shown, readFileSync(file.absolute, 'utf8'));
    return { source, documents: parse(source, diagnostics) };
  });
}
