import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import { InputError, UsageError } from '../terminal.ts';

/** A file to read: where it lies, and how it is called in messages. */
export interface FoundFile {
  readonly absolute: string;
  /** Relative to the working directory where it lies below it, with `/`. */
  readonly shown: string;
}

/** Which files of a directory count. A manager reads rules and decoders from one directory, not from those below. */
export interface FileKind {
  readonly extensions: readonly string[];
  readonly depth: 'one directory' | 'all below';
}

export const yamlFiles: FileKind = { extensions: ['.yml', '.yaml'], depth: 'all below' };
export const xmlFiles: FileKind = { extensions: ['.xml'], depth: 'one directory' };

/**
 * The files that paths on a command line stand for: a file is itself, a directory all files of that kind,
 * sorted by path so that no file system's order matters.
 *
 * @throws UsageError when a path does not exist
 * @throws InputError when a directory holds no such file
 */
export function findFiles(
  paths: readonly string[],
  kind: FileKind,
  workingDirectory: string,
): readonly FoundFile[] {
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    for (const absolute of expand(path, kind, workingDirectory)) {
      found.set(absolute, { absolute, shown: shownPath(absolute, workingDirectory) });
    }
  }
  return [...found.values()];
}

function expand(path: string, { extensions, depth }: FileKind, workingDirectory: string): readonly string[] {
  const absolute = resolve(workingDirectory, path);
  const found = statSync(absolute, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`${path}: no such file or directory`);
  if (found.isFile()) return [absolute];
  const patterns = extensions.map((extension) => `${depth === 'all below' ? '**/' : ''}*${extension}`);
  const files = globSync(patterns, { cwd: absolute, absolute: true, dot: false, expandDirectories: false });
  if (files.length === 0)
    throw new InputError(`${path}:1:1`, `the directory holds no ${extensions.join(' or ')} file`);
  return files.sort(byCodeUnits);
}

/** A path as messages print it. */
export function shownPath(absolute: string, workingDirectory: string): string {
  const path = relative(workingDirectory, absolute);
  return (path.startsWith('..') ? absolute : path).split(sep).join('/');
}

/** The order of strings that no locale changes. */
export const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
