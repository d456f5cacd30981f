import { resolve } from 'node:path';
import { readNamedText } from '../files/read-text.ts';
import { UsageError } from '../terminal.ts';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** Which variables of the environment hold them. */
export interface CredentialNames {
  readonly user: string;
  readonly password: string;
}

/** Those of an indexer, of Wazuh 4 or 5 or one's own. */
export const indexerCredentials: CredentialNames = {
  user: 'SIGMAZUH_INDEXER_USER',
  password: 'SIGMAZUH_INDEXER_PASSWORD',
};

/** Those of a Wazuh 4 manager's API. */
export const managerCredentials: CredentialNames = {
  user: 'WAZUH_API_USER',
  password: 'WAZUH_API_PASSWORD',
};

/**
 * A user and a password: from a file with `user:password` in its first line, or from the environment. Never from the
 * command line, which others on the machine can read.
 *
 * @throws UsageError when there are none
 */
export function readCredentials(
  names: CredentialNames,
  path: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): Credentials {
  if (path !== undefined) return inFile(path, workingDirectory);
  const user = environment[names.user];
  const password = environment[names.password];
  if (user === undefined || password === undefined) {
    throw new UsageError(
      `no credentials: set ${names.user} and ${names.password}, or name a file with --credentials`,
    );
  }
  return { user, password };
}

function inFile(path: string, workingDirectory: string): Credentials {
  const text = readNamedText(path, resolve(workingDirectory, path));
  const [line = ''] = text.split(/\r?\n/);
  const at = line.indexOf(':');
  if (at < 1) throw new UsageError(`${path}:1:1 the first line is not "user:password"`);
  return { user: line.slice(0, at), password: line.slice(at + 1) };
}
