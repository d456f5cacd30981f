import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';

export interface SearchServer {
  readonly url: URL;
  /** Sent only where they are set. */
  readonly credentials?: { readonly user: string; readonly password: string };
  /** A certificate authority besides those that Node knows, as PEM. */
  readonly ca?: string;
}

/** A server that cannot be talked to; the message says what to look at. */
export class SearchServerError extends Error {
  override readonly name = 'SearchServerError';
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

/** A search over much may take its time; nothing at all for ten minutes is a server that is gone. */
const patience = 600_000;
const mostTries = 4;

/**
 * Calls OpenSearch. A connection that breaks and a server that is busy are tried again, searches change nothing.
 * Certificates are verified.
 *
 * @throws SearchServerError when the server is not there, does not let us in, or breaks off again and again
 * @throws SearchRefused when it answers that this request is wrong
 */
export function searchClient(server: SearchServer): SearchCall {
  return async (method, path, body) => {
    for (let tries = 1; ; tries++) {
      const outcome = await attempt(server, method, path, body);
      if (outcome.kind === 'answer' && outcome.status < 300) return objectOf(outcome.text, server);
      const isPassing =
        outcome.kind === 'broken'
          ? /^(?:ECONNRESET|EPIPE|ECONNABORTED)$/.test(outcome.code)
          : outcome.status === 429 || outcome.status === 503;
      if (!isPassing || tries === mostTries) throw failure(outcome, server);
      await wait(250 * 2 ** tries);
    }
  };
}

type Outcome =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | { readonly kind: 'broken'; readonly code: string; readonly reason: string };

function attempt(
  { url, credentials, ca }: SearchServer,
  method: string,
  path: string,
  body: unknown,
): Promise<Outcome> {
  const request = url.protocol === 'http:' ? overHttp : overHttps;
  const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  return new Promise((resolve) => {
    const broken = (error: Error & { code?: string }) =>
      resolve({ kind: 'broken', code: error.code ?? '', reason: error.message });
    const sent = request(
      new URL(path, url),
      {
        method,
        timeout: patience,
        headers: {
          accept: 'application/json',
          ...(content === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': content.length }),
        },
        ...(credentials === undefined ? {} : { auth: `${credentials.user}:${credentials.password}` }),
        ...(ca === undefined ? {} : { ca }),
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', broken);
        response.on('end', () =>
          resolve({
            kind: 'answer',
            status: response.statusCode ?? 0,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    sent.on('timeout', () =>
      sent.destroy(
        Object.assign(new Error(`no answer within ${patience / 60_000} minutes`), { code: 'ETIMEDOUT' }),
      ),
    );
    sent.on('error', broken);
    sent.end(content);
  });
}

function failure(outcome: Outcome, { url }: SearchServer): Error {
  if (outcome.kind === 'broken') {
    return new SearchServerError(`${url.host}: ${brokenText(outcome.code, outcome.reason)}`);
  }
  const reason = reasonIn(outcome.text) ?? outcome.text.slice(0, 200);
  switch (outcome.status) {
    case 401:
      return new SearchServerError(
        `${url.host}: it does not know the user: check SIGMAZUH_INDEXER_USER and SIGMAZUH_INDEXER_PASSWORD, or the file named with --credentials`,
      );
    case 403:
      return new SearchServerError(
        `${url.host}: the user may not do this: it needs to read the indices (indices:data/read/search)`,
      );
    case 400:
    case 404:
    case 500:
      return new SearchRefused(reason);
    default:
      return new SearchServerError(`${url.host}: ${outcome.status} ${reason}`);
  }
}

function brokenText(code: string, reason: string): string {
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
    return `its certificate cannot be trusted (${reason}): name the authority that signed it with --ca`;
  }
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no host of that name';
  if (code === 'EPROTO') return `it does not speak TLS there (${reason})`;
  return `the connection broke, and again when it was tried anew (${reason || code})`;
}

function objectOf(text: string, { url }: SearchServer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below.
  }
  throw new SearchServerError(`${url.host}: the answer is not OpenSearch's: ${text.slice(0, 80)}`);
}

/** The innermost reason that OpenSearch gives. */
function reasonIn(text: string): string | null {
  const reasons = [...text.matchAll(/"reason"\s*:\s*"((?:[^"\\]|\\.)*)"/g)].map((found) => found[1] ?? '');
  const [first] = reasons.filter((reason) => reason !== 'all shards failed');
  return first === undefined ? null : first.slice(0, 300);
}
