import { readFileSync } from 'node:fs';
import { type Diagnostics, parseSigma, type SigmaDocument } from '@sigmazuh/parser';
import { type FoundFile, findFiles } from './find-files.ts';

/** Sigma documents, with the files they were read from. */
export interface SigmaSources {
  readonly documents: readonly SigmaDocument[];
  readonly files: readonly FoundFile[];
  /** The text of each file by its shown path, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
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
): SigmaSources {
  const files = findFiles(paths, ['.yml', '.yaml'], workingDirectory);
  const texts = new Map<string, string>();
  const documents: SigmaDocument[] = [];
  for (const file of files) {
    // Bytes that are no UTF-8 become U+FFFD, which the parser reports where it stands.
    const text = readFileSync(file.absolute, 'utf8');
    texts.set(file.shown, text);
    documents.push(...parseSigma(text, file.shown, diagnostics));
  }
  return { documents, files, texts };
}
