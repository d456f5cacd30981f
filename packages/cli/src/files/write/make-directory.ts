import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemReason } from '../file-errors.ts';
import { OutputError } from './output-error.ts';

/**
 * Makes a directory and those above it. Unlike Node's own recursion it ends where a file system refuses to hold new
 * directories, as `/proc` does.
 *
 * @throws OutputError naming the directory that cannot be made
 */
export function makeDirectory(path: string): void {
  const missing: string[] = [];
  for (let each = path; ; each = dirname(each)) {
    const found = look(each);
    if (found === 'directory') break;
    if (found === 'something else') throw new OutputError(each, 'it is a file, not a directory');
    missing.push(each);
    if (dirname(each) === each) break;
  }
  for (const each of missing.reverse()) {
    try {
      mkdirSync(each);
    } catch (error) {
      // Another process may have made it in the meantime.
      if (look(each) !== 'directory') throw new OutputError(each, systemReason(error));
    }
  }
}

function look(path: string): 'directory' | 'something else' | 'nothing' {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return 'nothing';
    return found.isDirectory() ? 'directory' : 'something else';
  } catch (error) {
    const reason = systemReason(error);
    // Below a file there is nothing; the file itself is looked at next.
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return 'nothing';
    throw new OutputError(path, reason);
  }
}
