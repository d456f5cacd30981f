import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file to write, its path relative to the directory it goes into. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** Writes one file so that a reader sees the old text or the new one, never half of it. */
export function writeFileAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Replaces a set of files in a directory: everything is first written beside its place, and only when all of it is on
 * disk renamed into it; files of the set before (`stale`) that are not written again go last.
 *
 * @param directory where the files go; made when missing
 * @param files in the order in which they take their places
 * @param stale paths, relative to the directory, that the set before consisted of
 */
export function replaceFiles(
  directory: string,
  files: readonly WrittenFile[],
  stale: readonly string[],
): void {
  const suffix = `.${process.pid}.tmp`;
  const placed = files.map((file) => join(directory, file.path));
  try {
    files.forEach((file, index) => {
      const path = placed[index] ?? '';
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path + suffix, file.text);
    });
    for (const path of placed) renameSync(path + suffix, path);
  } catch (error) {
    for (const path of placed) rmSync(path + suffix, { force: true });
    throw error;
  }
  const kept = new Set(placed);
  for (const path of stale) {
    if (!kept.has(join(directory, path))) rmSync(join(directory, path), { force: true });
  }
}
