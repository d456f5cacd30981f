import { UsageError } from '../terminal.ts';
import type { CredentialNames } from './credentials.ts';

/** What a server is called in messages, and which addresses it may have. */
export interface ServerKind {
  /** `indexer` */
  readonly name: string;
  /** How one says where it is: `name it with --url, or set SIGMAZUH_INDEXER_URL`. */
  readonly named: string;
  readonly example: string;
  readonly credentials: CredentialNames;
  /** Whether `http:` will do for a server on this machine. */
  readonly inTheClear: 'never' | 'on-this-machine';
}

/** @throws UsageError for what is no URL, and for anything that would send credentials over a network in the clear */
export function readServerUrl(text: string | undefined, kind: ServerKind): URL {
  if (text === undefined) throw new UsageError(`no ${kind.name}: ${kind.named}`);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw new UsageError(`"${text}" is no URL; one is like ${kind.example}`);
  if (url.protocol !== 'https:' && !isAllowedInTheClear(url, kind)) {
    const exception = kind.inTheClear === 'never' ? '' : '; http:// is for this machine only';
    throw new UsageError(`"${text}" does not begin with https://${exception}`);
  }
  if (url.username !== '' || url.password !== '') {
    const { user, password } = kind.credentials;
    throw new UsageError(`credentials do not belong into a URL: set ${user} and ${password}`);
  }
  return url;
}

function isAllowedInTheClear({ protocol, hostname }: URL, { inTheClear }: ServerKind): boolean {
  return (
    inTheClear === 'on-this-machine' &&
    protocol === 'http:' &&
    /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname)
  );
}
