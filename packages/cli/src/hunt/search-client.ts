import { setTimeout as wait } from 'node:timers/promises';
import { type Persistence, persist } from '../server/persist.ts';
import {
  basicAuthorization,
  type Outcome,
  type Server,
  type ServerRequest,
  sendRequest,
} from '../server/send-request.ts';
import { brokenText, ServerError } from '../server/server-error.ts';

export interface SearchServer extends Server {
  /** Sent only where they are set. */
  readonly credentials?: { readonly user: string; readonly password: string };
}

/** The server was reached, and does not take this one request. */
export class SearchRefused extends Error {
  override readonly name = 'SearchRefused';
}

export type SearchCall = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<Readonly<Record<string, unknown>>>;

/** Searches change nothing, and may be made again. */
const persistence: Persistence = {
  tries: 4,
  firstPause: 500,
  busy: [429, 503],
  passing: ['ECONNRESET', 'EPIPE', 'ECONNABORTED'],
  serverErrors: 'stand',
};

/**
 * Calls OpenSearch. A connection that breaks and a server that is busy are tried again. Certificates are verified.
 *
 * @throws ServerError when the server is not there, does not let us in, or breaks off again and again
 * @throws SearchRefused when it answers that this request is wrong
 */
export function searchClient(server: SearchServer): SearchCall {
  let wasThere = false;
  return async (method, path, body) => {
    const request = requestOf(server, method, path, body);
    const outcome = await persist(
      () => sendRequest(server, request),
      persistence,
      (milliseconds) => wait(milliseconds),
    );
    if (outcome.kind === 'broken' && outcome.code === 'ECONNREFUSED' && wasThere) {
      throw new ServerError(`${server.url.host}: the connection broke, and nothing listens there any more`);
    }
    wasThere ||= outcome.kind === 'answer';
    if (outcome.kind === 'answer' && outcome.status < 300) return objectOf(outcome.text, server);
    throw failure(outcome, server);
  };
}

function requestOf(
  { credentials }: SearchServer,
  method: ServerRequest['method'],
  path: string,
  body: unknown,
): ServerRequest {
  return {
    method,
    path,
    headers: {
      accept: 'application/json',
      ...(credentials === undefined
        ? {}
        : { authorization: basicAuthorization(credentials.user, credentials.password) }),
    },
    ...(body === undefined ? {} : { body: { type: 'application/json', text: JSON.stringify(body) } }),
    // A search over much may take its time; nothing at all for ten minutes is a server that is gone.
    patience: { of: 'silence', milliseconds: 600_000 },
  };
}

function failure(outcome: Outcome, { url }: SearchServer): Error {
  if (outcome.kind === 'broken') {
    return new ServerError(`${url.host}: ${brokenText(outcome, ', and again when it was tried anew')}`);
  }
  const reason = reasonIn(outcome.text) ?? outcome.text.slice(0, 200);
  switch (outcome.status) {
    case 401:
      return new ServerError(
        `${url.host}: it does not know the user: check SIGMAZUH_INDEXER_USER and SIGMAZUH_INDEXER_PASSWORD, or the file named with --credentials`,
      );
    case 403:
      return new ServerError(
        `${url.host}: the user may not do this: it needs to read the indices (indices:data/read/search)`,
      );
    case 400:
    case 404:
    case 500:
      return new SearchRefused(reason);
    case 429:
      // One search may be too large for its memory, or others may keep it busy.
      if (outcome.text.includes('circuit_breaking_exception')) return new SearchRefused(reason);
      return new ServerError(
        `${url.host}: it is too busy, and was when it was tried anew (${reason}): search later, with --parallel 1, or over less time with --since`,
      );
    case 503:
      return new ServerError(
        `${url.host}: a part of the indices is not there (${reason}): "GET _cat/indices?health=red" says which`,
      );
    default:
      return new ServerError(`${url.host}: ${outcome.status} ${reason}`);
  }
}

function objectOf(text: string, { url }: SearchServer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below.
  }
  throw new ServerError(`${url.host}: the answer is not OpenSearch's: ${text.slice(0, 80)}`);
}

/** The innermost reason that OpenSearch gives. */
function reasonIn(text: string): string | null {
  const reasons = [...text.matchAll(/"reason"\s*:\s*"((?:[^"\\]|\\.)*)"/g)].map((found) => found[1] ?? '');
  const first = reasons.find((reason) => reason !== 'all shards failed') ?? reasons[0];
  return first === undefined ? null : first.slice(0, 300);
}
