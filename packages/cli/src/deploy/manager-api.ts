import { type Persistence, persist, type Wait } from '../server/persist.ts';
import {
  basicAuthorization,
  type Outcome,
  type Server,
  type ServerRequest,
  sendRequest,
} from '../server/send-request.ts';
import { brokenText } from '../server/server-error.ts';
import { DeployError } from './target.ts';

/** How a manager's API is reached. */
interface ManagerAccess extends Server {
  readonly user: string;
  readonly password: string;
}

interface ApiCall {
  readonly method: ServerRequest['method'];
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: NonNullable<ServerRequest['body']>;
  /** Bytes of a longer answer that are enough. */
  readonly enough?: number;
  /** Statuses besides 2xx that the caller knows what to do with. */
  readonly expected?: readonly number[];
}

interface ApiAnswer {
  readonly status: number;
  readonly text: string;
}

interface ApiPatience {
  readonly wait: Wait;
  /** How long one answer may take. */
  readonly answerMilliseconds: number;
  readonly tries: number;
}

/** Everything that is asked of the API can be asked twice. */
export type ManagerApi = (call: ApiCall) => Promise<ApiAnswer>;

/** The API counts requests by the minute; a manager that restarts refuses connections for a while. */
const persistence: Omit<Persistence, 'tries'> = {
  firstPause: 500,
  busy: [429],
  firstPauseWhenBusy: 4_000,
  passing: ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ECONNREFUSED'],
  serverErrors: 'pass',
};

/**
 * Calls a manager's API: authenticates when it has no token or the token has expired, waits out "too many requests",
 * and tries again after an error of the server or a broken connection. Certificates are verified.
 *
 * @returns a function that throws DeployError for everything that does not work out
 */
export function managerApi(access: ManagerAccess, patience: ApiPatience): ManagerApi {
  let token: string | null = null;
  const { wait, answerMilliseconds, tries } = patience;
  const persistent = (call: ApiCall, authorization: string): Promise<Outcome> => {
    const request = requestOf(call, authorization, answerMilliseconds);
    return persist(() => sendRequest(access, request), { ...persistence, tries }, wait);
  };
  const authenticate = async (): Promise<string> => {
    const call: ApiCall = { method: 'POST', path: '/security/user/authenticate', query: { raw: 'true' } };
    const basic = basicAuthorization(access.user, access.password);
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

function requestOf(
  { method, path, query, body, enough }: ApiCall,
  authorization: string,
  milliseconds: number,
): ServerRequest {
  return {
    method,
    path: query === undefined ? path : `${path}?${new URLSearchParams(query)}`,
    headers: { authorization },
    ...(body === undefined ? {} : { body }),
    ...(enough === undefined ? {} : { enough }),
    patience: { of: 'whole', milliseconds },
  };
}

function answerOf(outcome: Outcome, call: ApiCall, { url }: ManagerAccess): ApiAnswer {
  const what = `${url.host}: ${call.method} ${call.path}`;
  if (outcome.kind === 'broken') throw new DeployError(`${what}: ${brokenText(outcome)}`);
  const { status, text } = outcome;
  if ((status >= 200 && status < 300) || call.expected?.includes(status) === true) return { status, text };
  throw new DeployError(`${what}: ${status} ${detailIn(text)}${advice[status] ?? ''}`);
}

const advice: Readonly<Record<number, string>> = {
  401: ': check WAZUH_API_USER and WAZUH_API_PASSWORD, or the file named with --credentials',
  403: ': the user needs the actions rules:read, rules:update, rules:delete, decoders:…, lists:…, manager:read, manager:restart and logtest:run',
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
