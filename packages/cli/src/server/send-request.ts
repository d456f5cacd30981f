import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

/** A server that commands talk to. */
export interface Server {
  readonly url: URL;
  /** A certificate authority besides those that Node knows, as PEM. */
  readonly ca?: string;
}

export interface ServerRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { readonly type: 'application/octet-stream' | 'application/json'; readonly text: string };
  readonly patience: Patience;
  /** Of a longer answer, no more than the beginning is wanted: the connection ends behind so many bytes. */
  readonly enough?: number;
}

/** How long an answer may take: as a `whole`, or until anything more of it comes (`silence`). */
interface Patience {
  readonly of: 'whole' | 'silence';
  readonly milliseconds: number;
}

/** What came of one request; no status makes it an error here. */
export type Outcome = Answer | Broken;

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

export interface Broken {
  readonly kind: 'broken';
  /** Node's, such as `ECONNRESET`. */
  readonly code: string;
  readonly reason: string;
}

/** Sends one request, once. Certificates are verified. */
export function sendRequest({ url, ca }: Server, request: ServerRequest): Promise<Outcome> {
  const send = url.protocol === 'http:' ? overHttp : overHttps;
  const { method, path, headers, body, patience, enough = Number.POSITIVE_INFINITY } = request;
  const content = body === undefined ? undefined : Buffer.from(body.text, 'utf8');
  return new Promise((resolve) => {
    const broken = (error: Error & { code?: string }) =>
      resolve({ kind: 'broken', code: error.code ?? '', reason: error.message });
    const sent = send(
      new URL(path, url),
      {
        method,
        headers: {
          ...headers,
          ...(body === undefined || content === undefined
            ? {}
            : { 'content-type': body.type, 'content-length': content.length }),
        },
        ...(ca === undefined ? {} : { ca }),
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        const answered = () =>
          resolve({
            kind: 'answer',
            status: response.statusCode ?? 0,
            text: Buffer.concat(parts).toString('utf8'),
            retryAfter: response.headers['retry-after'],
          });
        response.on('data', (part: Buffer) => {
          parts.push(part);
          size += part.length;
          if (size < enough) return;
          answered();
          sent.destroy();
        });
        response.on('error', broken);
        response.on('end', answered);
      },
    );
    const giveUp = () => sent.destroy(Object.assign(new Error(lateText(patience)), { code: 'ETIMEDOUT' }));
    if (patience.of === 'silence') {
      sent.setTimeout(patience.milliseconds, giveUp);
    } else {
      // From start to end: an answer that trickles for ever is none.
      const timer = setTimeout(giveUp, patience.milliseconds);
      sent.on('close', () => clearTimeout(timer));
    }
    sent.on('error', broken);
    sent.end(content);
  });
}

function lateText({ milliseconds }: Patience): string {
  const time = milliseconds >= 120_000 ? `${milliseconds / 60_000} minutes` : `${milliseconds / 1000} s`;
  return `no answer within ${time}`;
}

/** The `authorization` of a user with a password. */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}
