import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { InputError, UsageError } from '../terminal.ts';
import { systemReason } from './file-errors.ts';
import { hasEnd, kindOf } from './file-kind.ts';

/** A file to read: where it lies, and how it is called in messages. */
export interface FoundFile {
  readonly absolute: string;
  /** Relative to the working directory where it lies below it, with `/`. */
  readonly shown: string;
}

/** A file or directory below a named one that cannot be read. */
export interface FileProblem {
  readonly shown: string;
  readonly reason: string;
  /** Set for a directory whose files cannot be told. */
  readonly what?: 'directory';
}

/** Which files of a directory count. A manager reads rules and decoders from one directory, not from those below. */
export interface FileKind {
  readonly extensions: readonly string[];
  readonly depth: 'one directory' | 'all below';
}

export const yamlFiles: FileKind = { extensions: ['.yml', '.yaml'], depth: 'all below' };
export const xmlFiles: FileKind = { extensions: ['.xml'], depth: 'one directory' };
/** Hand-written rules as people keep them: a directory for each topic. */
export const packFiles: FileKind = { extensions: ['.xml'], depth: 'all below' };

/**
 * The files that paths on a command line stand for: a file is itself, a directory all files of that kind, sorted by
 * path so that no file system's order matters. Links are followed, and each directory is entered once.
 *
 * @param problem called for what lies below a directory and cannot be read; without it the first one is thrown
 * @throws UsageError when a named path does not exist or cannot be read
 * @throws InputError when a directory holds no such file
 */
export function findFiles(
  paths: readonly string[],
  kind: FileKind,
  workingDirectory: string,
  problem: (problem: FileProblem) => void = refuse,
): readonly FoundFile[] {
  const found = new Map<string, FoundFile>();
  const shownOf = (absolute: string) => shownPath(absolute, workingDirectory);
  for (const path of paths) {
    const absolute = resolve(workingDirectory, path);
    let problems = 0;
    const count = (each: FileProblem): void => {
      problems += 1;
      problem(each);
    };
    const files = isDirectory(path, absolute)
      ? filesBelow(absolute, {
          kind,
          root: realpathSync(absolute),
          entered: new Set(),
          say: (at, reason, what) => {
            if (at === absolute) throw new UsageError(`${path}: ${reason}`);
            count({ shown: shownOf(at), reason, ...(what === undefined ? {} : { what }) });
          },
        })
      : [absolute];
    if (files.length === 0 && problems === 0) {
      throw new InputError(`${path}:1:1`, `the directory holds no ${kind.extensions.join(' or ')} file`);
    }
    for (const file of [...files].sort(byCodeUnits)) {
      found.set(file, { absolute: file, shown: shownOf(file) });
    }
  }
  return [...found.values()];
}

function refuse({ shown, reason }: FileProblem): never {
  throw new UsageError(`${shown}: ${reason}`);
}

/** A named path has to be a directory or something with an end. */
function isDirectory(path: string, absolute: string): boolean {
  let found: Stats;
  try {
    found = statSync(absolute);
  } catch (error) {
    throw new UsageError(`${path}: ${systemReason(error)}`);
  }
  if (found.isDirectory()) return true;
  if (!hasEnd(found, absolute)) throw new UsageError(`${path}: ${kindOf(found)}, not a file or directory`);
  return false;
}

type Say = (absolute: string, reason: string, what?: 'directory') => void;

interface Walk {
  readonly kind: FileKind;
  /** The directory that was named, links followed. */
  readonly root: string;
  readonly entered: Set<string>;
  readonly say: Say;
}

function filesBelow(directory: string, walk: Walk): readonly string[] {
  const { entered, say } = walk;
  let entries: readonly Dirent[];
  try {
    const real = realpathSync(directory);
    if (entered.has(real)) return [];
    entered.add(real);
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    say(directory, systemReason(error), 'directory');
    return [];
  }
  return entries
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => filesOf(join(directory, entry.name), entry, walk));
}

function filesOf(path: string, entry: Dirent, walk: Walk): readonly string[] {
  const { kind, say } = walk;
  const isWanted = kind.extensions.some((extension) => entry.name.endsWith(extension));
  const isLink = entry.isSymbolicLink();
  const what = isLink ? target(path, isWanted ? say : () => undefined) : entry;
  if (what === null) return [];
  if (what.isDirectory()) {
    if (kind.depth === 'one directory') return [];
    if (!isLink || !holds(path, walk.root)) return filesBelow(path, walk);
    say(path, 'a link to a directory that holds this one: it is not followed');
    return [];
  }
  if (!isWanted) return [];
  if (what.isFile()) return [path];
  say(path, `${kindOf(what)}, not a file`);
  return [];
}

/** Whether a link leads further up than where the search began: to all that was not named. */
function holds(link: string, root: string): boolean {
  try {
    const way = relative(realpathSync(link), root);
    return way !== '' && way.split(sep)[0] !== '..';
  } catch {
    // It has vanished since: whoever enters it says so.
    return false;
  }
}

function target(path: string, say: Say): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    say(path, `a link that leads nowhere: ${systemReason(error)}`);
    return null;
  }
}

/** A path as messages print it. */
export function shownPath(absolute: string, workingDirectory: string): string {
  const path = relative(workingDirectory, absolute);
  return (path.startsWith('..') ? absolute : path).split(sep).join('/');
}

/** The order of strings that no locale changes. */
export const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
