import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemReason } from '../files/file-errors.ts';
import { UsageError } from '../terminal.ts';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/**
 * A user and a password: from a file with `user:password` in its first line, or from the environment. Never from the
 * command line, which others on the machine can read.
 *
 * @throws UsageError when there are none
 */
export function readCredentials(
  path: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): Credentials {
  if (path !== undefined) return inFile(path, workingDirectory);
  const user = environment.SIGMAZUH_INDEXER_USER;
  const password = environment.SIGMAZUH_INDEXER_PASSWORD;
  if (user === undefined || password === undefined) {
    throw new UsageError(
      'no credentials: set SIGMAZUH_INDEXER_USER and SIGMAZUH_INDEXER_PASSWORD, or name a file with --credentials',
    );
  }
  return { user, password };
}

function inFile(path: string, workingDirectory: string): Credentials {
  let text: string;
  try {
    text = readFileSync(resolve(workingDirectory, path), 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${systemReason(error)}`);
  }
  const [line = ''] = text.split(/\r?\n/);
  const at = line.indexOf(':');
  if (at < 1) throw new UsageError(`${path}:1:1 the first line is not "user:password"`);
  return { user: line.slice(0, at), password: line.slice(at + 1) };
}
