import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../../terminal.ts';

const largestListing = 512 * 1024 * 1024;

/** Whether a word names a commit of the repository that the directory is in. */
export function isRevision(word: string, workingDirectory: string): boolean {
  // A word that git could take for an option is no revision.
  if (word.startsWith('-')) return false;
  try {
    git(['rev-parse', '--verify', '--quiet', `${word}^{commit}`], workingDirectory);
    return true;
  } catch {
    return false;
  }
}

/**
 * Puts files of a revision into a directory of its own, as they lay below the working directory, and removes it behind
 * `act`.
 *
 * @param paths files and directories, from the working directory
 * @throws UsageError when the revision has none of them
 */
export function atRevision<Result>(
  revision: string,
  paths: readonly string[],
  workingDirectory: string,
  act: (directory: string) => Result,
): Result {
  const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-diff-'));
  try {
    const listed = git(['ls-tree', '-r', '-z', '--full-tree', '--name-only', revision], workingDirectory);
    const top = git(['rev-parse', '--show-toplevel'], workingDirectory).toString('utf8').trim();
    const wanted = paths.map((path) => relative(top, resolve(workingDirectory, path)));
    const files = listed
      .toString('utf8')
      .split('\0')
      .filter((file) => wanted.some((path) => path === '' || file === path || file.startsWith(`${path}/`)));
    if (files.length === 0) throw new UsageError(`${revision}: has no ${paths.join(' or ')}`);
    const contents = contentsOf(revision, files, workingDirectory);
    for (const [file, content] of contents) {
      const place = join(directory, relative(workingDirectory, join(top, file)));
      // What lies beside the working directory has no place in a directory of its own.
      if (relative(directory, place).startsWith('..')) continue;
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, content);
    }
    return act(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** All files in one go: a process for each of some thousand would take minutes. */
function contentsOf(
  revision: string,
  files: readonly string[],
  workingDirectory: string,
): ReadonlyMap<string, Buffer> {
  const asked = files.map((file) => `${revision}:${file}\n`).join('');
  const answer = git(['cat-file', '--batch'], workingDirectory, asked);
  const contents = new Map<string, Buffer>();
  let at = 0;
  for (const file of files) {
    const end = answer.indexOf('\n', at);
    const [, type, size] = answer.toString('utf8', at, end).split(' ');
    if (type !== 'blob') throw new UsageError(`${revision}:${file} cannot be read`);
    const from = end + 1;
    contents.set(file, answer.subarray(from, from + Number(size)));
    at = from + Number(size) + 1;
  }
  return contents;
}

function git(argv: readonly string[], cwd: string, input = ''): Buffer {
  try {
    return execFileSync('git', argv, {
      cwd,
      input,
      maxBuffer: largestListing,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new UsageError(said === '' ? `git ${argv[0]} failed; is git installed?` : said);
  }
}
