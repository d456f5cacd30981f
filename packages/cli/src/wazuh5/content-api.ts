import { type Persistence, persist, type Wait } from '../server/persist.ts';
import {
  type Answer,
  basicAuthorization,
  type Outcome,
  type Server,
  type ServerRequest,
  sendRequest,
} from '../server/send-request.ts';
import { brokenText, ServerError } from '../server/server-error.ts';

/** How the indexer of Wazuh 5 is reached. */
interface IndexerAccess extends Server {
  readonly user: string;
  readonly password: string;
}

export interface ContentAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface ContentCall {
  readonly method: ServerRequest['method'];
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
  /** `repeatable`: done twice is done once, so that it may be tried again when nobody knows whether it was done. */
  readonly effect: 'repeatable' | 'once';
}

export type ContentApi = (call: ContentCall) => Promise<ContentAnswer>;

const once: Persistence = {
  tries: 5,
  firstPause: 500,
  busy: [429, 503],
  passing: [],
  serverErrors: 'stand',
};

/** What can be repeated is tried again after an error of the server or a broken connection, too. */
const repeatable: Persistence = {
  ...once,
  passing: ['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ECONNABORTED'],
  serverErrors: 'pass',
};

/**
 * Calls the indexer of Wazuh 5, certificates verified. "Too many requests" and "not ready" are waited out.
 *
 * @returns a function that throws ServerError for everything that does not work out
 */
export function contentApi(access: IndexerAccess, wait: Wait): ContentApi {
  return async (call) => {
    const persistence = call.effect === 'repeatable' ? repeatable : once;
    const outcome = await persist(() => sendRequest(access, requestOf(call, access)), persistence, wait);
    return answerOf(outcome, `${access.url.host}: ${call.method} ${call.path}`);
  };
}

function requestOf({ method, path, body }: ContentCall, { user, password }: IndexerAccess): ServerRequest {
  return {
    method,
    path,
    headers: { accept: 'application/json', authorization: basicAuthorization(user, password) },
    ...(body === undefined ? {} : { body: { type: 'application/json', text: JSON.stringify(body) } }),
    patience: { of: 'silence', milliseconds: 30_000 },
  };
}

function answerOf(outcome: Outcome, what: string): ContentAnswer {
  if (outcome.kind === 'broken') throw new ServerError(`${what}: ${brokenText(outcome, goOn)}`);
  const { status, text } = outcome;
  const body = jsonOf(outcome);
  if (status >= 200 && status < 300) {
    if (body === undefined) throw new ServerError(`${what}: the answer is not JSON`);
    return { status, body };
  }
  throw new ServerError(`${what}: ${status} ${messageIn(body) ?? text.slice(0, 200)}${advice[status] ?? ''}`);
}

const goOn = '. What was done so far stays; run the command again to go on';

const advice: Readonly<Record<number, string>> = {
  401: '; check SIGMAZUH_INDEXER_USER and SIGMAZUH_INDEXER_PASSWORD, or the file named with --credentials',
  403: '; the user needs the permissions of the content manager',
  404: '; is this the indexer of Wazuh 5, and is the content manager installed?',
  429: '; it is too busy, try again later',
  500: goOn,
};

function jsonOf({ text }: Answer): unknown {
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
