import { lstatSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { isSystemError, systemReason } from '../file-errors.ts';
import { makeDirectory } from './make-directory.ts';
import { OutputError } from './output-error.ts';
import { type WrittenFile, writeInPlace } from './write-files.ts';

/**
 * Makes a directory hold these files instead of the ones it held before.
 *
 * Where nothing else lies in it, a new directory is written beside it and takes its place at once. Where there are
 * other files, or the directory cannot be moved (a mount), every file is written beside its place and renamed into it,
 * and what is no longer part of the set goes last.
 *
 * @param own paths, relative to the directory, that this tool wrote before and may take away
 * @throws OutputError when it cannot be written; what was there is there still
 */
export function replaceDirectory(
  directory: string,
  files: readonly WrittenFile[],
  own: readonly string[],
): void {
  const place = realPlace(directory);
  finishInterrupted(place);
  const present = filesIn(place);
  const known = new Set(own);
  const others = present.filter((path) => !known.has(path));
  if (others.length === 0 && swap(place, files)) return;
  writeInPlace(place, files);
  const kept = new Set(files.map(({ path }) => path));
  removeFiles(
    place,
    own.filter((path) => !kept.has(path)),
  );
}

/** Removes files, and directories that are empty without them. */
function removeFiles(directory: string, paths: readonly string[]): void {
  for (const path of paths) {
    try {
      rmSync(join(directory, path), { force: true });
    } catch (error) {
      throw new OutputError(join(directory, path), systemReason(error));
    }
    for (let above = dirname(path); above !== '.'; above = dirname(above)) {
      if (!removeIfEmpty(join(directory, above))) break;
    }
  }
}

function removeIfEmpty(directory: string): boolean {
  try {
    rmdirSync(directory);
    return true;
  } catch (error) {
    systemReason(error);
    return false;
  }
}

/** A link stays a link: what it leads to is replaced. */
function realPlace(directory: string): string {
  try {
    return realpathSync(directory);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return directory;
    throw new OutputError(directory, systemReason(error));
  }
}

function filesIn(directory: string): readonly string[] {
  const found = lstatSync(directory, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) throw new OutputError(directory, 'it is a file, not a directory');
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch (error) {
    throw new OutputError(directory, systemReason(error));
  }
}

/** Where the set is made ready, and where the one before goes until it is removed. */
const beside = (directory: string, part: 'new' | 'old'): string =>
  join(dirname(directory), `.${basename(directory)}.sigmazuh-${part}`);

/** Errors by which a place says that directories cannot be moved there, though files may be written. */
const unmovable: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EBUSY', 'EXDEV', 'EROFS', 'EINVAL']);

/** @returns whether it could be done; nothing has changed otherwise */
function swap(directory: string, files: readonly WrittenFile[]): boolean {
  const [next, before] = [beside(directory, 'new'), beside(directory, 'old')];
  const exists = isThere(directory);
  // Whoever stands in the directory would be left standing in the one that is removed.
  if (exists && isWithin(process.cwd(), directory)) return false;
  try {
    makeDirectory(next);
  } catch (error) {
    if (exists && error instanceof OutputError) return false;
    throw error;
  }
  try {
    writeInPlace(next, files);
    if (exists) renameSync(directory, before);
    renameSync(next, directory);
  } catch (error) {
    rmSync(next, { recursive: true, force: true });
    if (exists && !isThere(directory)) renameSync(before, directory);
    if (exists && isSystemError(error) && unmovable.has(error.code)) return false;
    throw error instanceof OutputError ? error : new OutputError(directory, systemReason(error));
  }
  rmSync(before, { recursive: true, force: true });
  return true;
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

const isWithin = (path: string, directory: string): boolean => {
  const way = relative(directory, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
};

/** A run that was killed leaves its parts beside the directory: the set before is put back, half a new one goes. */
function finishInterrupted(directory: string): void {
  const [next, before] = [beside(directory, 'new'), beside(directory, 'old')];
  try {
    if (isThere(before)) {
      if (isThere(directory)) rmSync(before, { recursive: true });
      else renameSync(before, directory);
    }
    if (isThere(next)) rmSync(next, { recursive: true });
  } catch (error) {
    throw new OutputError(directory, systemReason(error));
  }
}
