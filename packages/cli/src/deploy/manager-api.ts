import { request } from 'node:https';
import { DeployError } from './target.ts';

/** How a manager's API is reached. */
export interface ManagerAccess {
  readonly url: URL;
  readonly user: string;
  readonly password: string;
  /** A certificate authority besides those that Node knows, as PEM. */
  readonly ca?: string;
}

export interface ApiCall {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: { readonly type: 'application/octet-stream' | 'application/json'; readonly text: string };
  /** Statuses besides 2xx that the caller knows what to do with. */
  readonly expected?: readonly number[];
}

export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
}

export interface ApiPatience {
  readonly wait: (milliseconds: number) => Promise<void>;
  /** How long one answer may take. */
  readonly answerMilliseconds: number;
  readonly tries: number;
}

/** Everything that is asked of the API can be asked twice. */
export type ManagerApi = (call: ApiCall) => Promise<ApiAnswer>;

type Outcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly text: string;
      readonly retryAfter: string | undefined;
    }
  | { readonly kind: 'broken'; readonly code: string; readonly reason: string };

/**
 * Calls a manager's API: authenticates when it has no token or the token has expired, waits out "too many requests",
 * and tries again after an error of the server or a broken connection. Certificates are verified.
 *
 * @returns a function that throws DeployError for everything that does not work out
 */
export function managerApi(access: ManagerAccess, patience: ApiPatience): ManagerApi {
  let token: string | null = null;
  const persistent = async (call: ApiCall, authorization: string): Promise<Outcome> => {
    for (let tries = 1; ; tries++) {
      const outcome = await attempt(access, call, authorization, patience.answerMilliseconds);
      const pause = tries < patience.tries ? pauseAfter(outcome, tries) : null;
      if (pause === null) return outcome;
      await patience.wait(pause);
    }
  };
  const authenticate = async (): Promise<string> => {
    const call: ApiCall = { method: 'POST', path: '/security/user/authenticate', query: { raw: 'true' } };
    const basic = `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`;
    return answerOf(await persistent(call, basic), call, access).text.trim();
  };
  return async (call) => {
    token ??= await authenticate();
    let outcome = await persistent(call, `Bearer ${token}`);
    if (outcome.kind === 'answer' && outcome.status === 401) {
      // A token lives for a quarter of an hour.
      token = await authenticate();
      outcome = await persistent(call, `Bearer ${token}`);
    }
    return answerOf(outcome, call, access);
  };
}

function attempt(
  { url, ca }: ManagerAccess,
  call: ApiCall,
  authorization: string,
  patience: number,
): Promise<Outcome> {
  const query = call.query === undefined ? '' : `?${new URLSearchParams(call.query)}`;
  const { body } = call;
  return new Promise((resolve) => {
    const broken = (error: Error & { code?: string }) =>
      resolve({ kind: 'broken', code: error.code ?? '', reason: error.message });
    const sent = request(
      new URL(`${call.path}${query}`, url),
      {
        method: call.method,
        headers: {
          authorization,
          ...(body === undefined
            ? {}
            : { 'content-type': body.type, 'content-length': Buffer.byteLength(body.text, 'utf8') }),
        },
        ...(ca === undefined ? {} : { ca }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', broken);
        response.on('end', () =>
          resolve({
            kind: 'answer',
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
            retryAfter: response.headers['retry-after'],
          }),
        );
      },
    );
    // From start to end: an answer that trickles for ever is none.
    const timer = setTimeout(
      () =>
        sent.destroy(
          Object.assign(new Error(`no answer within ${patience / 1000} s`), { code: 'ETIMEDOUT' }),
        ),
      patience,
    );
    sent.on('close', () => clearTimeout(timer));
    sent.on('error', broken);
    sent.end(body?.text);
  });
}

/** The API counts requests by the minute. */
const minute = 60_000;
const passing: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ECONNREFUSED']);

/** How long to wait before another try; `null` = the outcome stands. */
function pauseAfter(outcome: Outcome, tries: number): number | null {
  const growing = 500 * 2 ** (tries - 1);
  if (outcome.kind === 'broken') return passing.has(outcome.code) ? growing : null;
  if (outcome.status === 429) {
    const seconds = Number(outcome.retryAfter);
    return Number.isFinite(seconds) && seconds > 0
      ? Math.min(seconds * 1000, minute)
      : Math.min(growing * 8, minute);
  }
  return outcome.status >= 500 ? growing : null;
}

function answerOf(outcome: Outcome, call: ApiCall, { url }: ManagerAccess): ApiAnswer {
  const what = `${call.method} ${call.path}`;
  if (outcome.kind === 'broken') {
    throw new DeployError(`${url.host}: ${what}: ${brokenText(outcome.code, outcome.reason)}`);
  }
  const { status, text } = outcome;
  if ((status >= 200 && status < 300) || call.expected?.includes(status) === true) return { status, text };
  throw new DeployError(`${url.host}: ${what}: ${status} ${detailIn(text)}${advice[status] ?? ''}`);
}

function brokenText(code: string, reason: string): string {
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
    return `its certificate cannot be trusted (${reason}): name the authority that signed it with --ca`;
  }
  return code === 'ECONNREFUSED' ? 'nothing listens there' : `the connection broke: ${reason}`;
}

const advice: Readonly<Record<number, string>> = {
  401: ': check WAZUH_API_USER and WAZUH_API_PASSWORD, or the file named with --credentials',
  403: ': the user needs the actions rules:read, rules:update, rules:delete, decoders:…, manager:read, manager:restart and logtest:run',
  413: ': raise "max_upload_size" in the API\'s configuration',
  429: ': raise "max_request_per_minute" in the API\'s configuration, or try again later',
};

/** What the API says of an error: `detail`, with the title in front of it where that says more. */
function detailIn(text: string): string {
  try {
    const { title, detail }: { readonly title?: unknown; readonly detail?: unknown } = JSON.parse(text);
    const said = [title, detail].filter((each) => typeof each === 'string' && each !== '');
    return said.length > 0 ? said.join(': ') : text.slice(0, 200);
  } catch {
    return text.slice(0, 200);
  }
}
