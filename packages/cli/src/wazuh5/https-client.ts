import { request } from 'node:https';

export interface ServerAccess {
  /** `https:` only. */
  readonly url: URL;
  readonly user: string;
  readonly password: string;
  /** A certificate authority besides those that Node knows, as PEM. */
  readonly ca?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
  /** `repeatable`: done twice is done once, so that it may be tried again when nobody knows whether it was done. */
  readonly effect: 'repeatable' | 'once';
}

/** A server that cannot be talked to, or does not do what it is asked; the message says what to look at. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
}

export type Wait = (milliseconds: number) => Promise<void>;

const patience = 30_000;
const mostTries = 5;
const longestWait = 60_000;

/**
 * Calls a server, certificates verified. "Too many requests" and "not ready" are waited out; what can be repeated is
 * tried again after an error of the server or a broken connection.
 *
 * @throws ServerError
 */
export function httpsClient(access: ServerAccess, wait: Wait): (call: HttpCall) => Promise<Answer> {
  return async (call) => {
    for (let tries = 1; ; tries++) {
      const outcome = await attempt(access, call);
      const again = tries < mostTries ? pauseAfter(outcome, call, tries) : null;
      if (again === null) return answerOf(outcome, call, access);
      await wait(again);
    }
  };
}

type Outcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly text: string;
      readonly retryAfter: string | undefined;
    }
  | { readonly kind: 'broken'; readonly code: string; readonly reason: string };

function attempt({ url, user, password, ca }: ServerAccess, call: HttpCall): Promise<Outcome> {
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  return new Promise((resolve) => {
    const broken = (error: Error & { code?: string }) =>
      resolve({ kind: 'broken', code: error.code ?? '', reason: error.message });
    const sent = request(
      new URL(call.path, url),
      {
        method: call.method,
        auth: `${user}:${password}`,
        timeout: patience,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(ca === undefined ? {} : { ca }),
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('error', broken);
        response.on('end', () =>
          resolve({
            kind: 'answer',
            status: response.statusCode ?? 0,
            text,
            retryAfter: response.headers['retry-after'],
          }),
        );
      },
    );
    sent.on('timeout', () =>
      sent.destroy(Object.assign(new Error(`no answer within ${patience / 1000} s`), { code: 'ETIMEDOUT' })),
    );
    sent.on('error', broken);
    sent.end(body);
  });
}

/** How long to wait before another try; `null` = the outcome stands. */
function pauseAfter(outcome: Outcome, call: HttpCall, tries: number): number | null {
  const growing = 500 * 2 ** (tries - 1);
  if (outcome.kind === 'broken') {
    return call.effect === 'repeatable' && isPassing(outcome.code) ? growing : null;
  }
  if (outcome.status === 429 || outcome.status === 503) {
    const seconds = Number(outcome.retryAfter);
    return Math.min(Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : growing, longestWait);
  }
  return outcome.status >= 500 && call.effect === 'repeatable' ? growing : null;
}

const isPassing = (code: string): boolean =>
  ['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ECONNABORTED'].includes(code);

function answerOf(outcome: Outcome, call: HttpCall, { url }: ServerAccess): Answer {
  const what = `${call.method} ${call.path}`;
  if (outcome.kind === 'broken') {
    throw new ServerError(`${url.host}: ${what}: ${brokenText(outcome.code, outcome.reason)}`);
  }
  const { status, text } = outcome;
  const body = jsonOf(text);
  if (status >= 200 && status < 300) {
    if (body === undefined) throw new ServerError(`${url.host}: ${what}: the answer is not JSON`);
    return { status, body };
  }
  throw new ServerError(
    `${url.host}: ${what}: ${status} ${messageIn(body) ?? text.slice(0, 200)}${advice[status] ?? ''}`,
  );
}

function brokenText(code: string, reason: string): string {
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
    return `its certificate cannot be trusted (${reason}): name the authority that signed it with --ca`;
  }
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  return `the connection broke (${reason}). What was done so far stays; run the command again to go on`;
}

const advice: Readonly<Record<number, string>> = {
  401: '; check SIGMAZUH_INDEXER_USER and SIGMAZUH_INDEXER_PASSWORD, or the file named with --credentials',
  403: '; the user needs the permissions of the content manager',
  404: '; is this the indexer of Wazuh 5, and is the content manager installed?',
  429: '; it is too busy, try again later',
  500: '. What was done so far stays; run the command again to go on',
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The content manager's `message`, or the reason of OpenSearch's own errors. */
function messageIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  if ('message' in body && typeof body.message === 'string') return body.message;
  if (!('error' in body)) return null;
  const { error } = body;
  if (typeof error === 'string') return error;
  const isReason = typeof error === 'object' && error !== null && 'reason' in error;
  return isReason && typeof error.reason === 'string' ? error.reason : null;
}
