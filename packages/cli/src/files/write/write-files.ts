import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemReason } from '../file-errors.ts';
import { makeDirectory } from './make-directory.ts';
import { OutputError } from './output-error.ts';

/** A file to write, its path relative to the directory it goes into. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes one file so that a reader sees the old text or the new one, never half of it.
 *
 * @throws OutputError when that cannot be done; the old text is still there then
 */
export function writeFileAtomically(path: string, text: string): void {
  placeFiles([path], () => text);
}

/**
 * Writes files beside their places, and only when all of them are on disk renames them into place, in their order.
 *
 * @throws OutputError before any place is touched, when one of them cannot be written
 */
export function writeInPlace(directory: string, files: readonly WrittenFile[]): void {
  const places = files.map(({ path }) => join(directory, path));
  placeFiles(places, (index) => files[index]?.text ?? '');
}

function placeFiles(places: readonly string[], textOf: (index: number) => string): void {
  const suffix = `.${process.pid}.tmp`;
  try {
    for (const [index, place] of places.entries()) {
      makeDirectory(dirname(place));
      attempt(place, () => writeFileSync(place + suffix, textOf(index), { flush: true }));
    }
    for (const place of places) attempt(place, () => renameSync(place + suffix, place));
  } catch (error) {
    for (const place of places) removeQuietly(place + suffix);
    throw error;
  }
}

function attempt(path: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new OutputError(path, systemReason(error));
  }
}

/** Cleaning up must not hide what went wrong before it. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true, recursive: true });
  } catch (error) {
    systemReason(error);
  }
}
