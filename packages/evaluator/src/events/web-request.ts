import { parseAddress } from '../address.ts';
import type { ContentBuilder } from './content-builder.ts';

/** A request as a web server or a proxy logs it. A value that was not sent is `null`. */
export interface WebRequest {
  readonly format: 'access-log' | 'iis' | 'squid';
  readonly client: string;
  readonly user: string | null;
  readonly method: string;
  readonly url: string;
  readonly status: string;
  readonly referrer: string | null;
  readonly agent: string | null;
  /** The server that a proxy asked. */
  readonly peer: string | null;
}

// `192.0.2.7 - alice [24/Nov/2026:10:00:00 +0000] "GET /x HTTP/1.1" 200 512 "referrer" "agent"`
const accessLine =
  /^(\S+) (\S+) (?:(\S+) )?(?:(\S+) )?\[[^\]"]*\] "(\w+) ((?:[^\s"\\]|\\.)+) HTTP[^\s"]+" (\d+) \S+(?: "((?:[^"\\]|\\.)*)"(?: +"((?:[^"\\]|\\.)*)")?)?/;

// `1140804070.368  11623 192.0.2.7 TCP_MISS/200 507 GET http://example.com/ alice DIRECT/192.0.2.9 text/html`
const squidLine =
  /^\d+\.\d+ +\d+ (\S+) (?:TCP_|UDP_|NONE)[^\s/]*\/(\d+) \d+ (\S+) (\S+) (\S+) [^\s/]+\/(\S+)/;

// `2026-11-24 10:00:00 192.0.2.1 GET /x.asp a=b 80 alice 192.0.2.7 Mozilla/5.0+(X11) [referrer] 200 0 0`
const iisLine =
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [0-9a-fA-F.:]+ ([A-Z]+) (\/\S*) (\S+) \d+ (\S+) ([0-9a-fA-F.:]+) (?!HTTP\/)(\S+) (?:(\S+) )?(\d{3})(?: |$)/;

// `… W3SVC1 WEB01 192.0.2.1 GET /x.asp a=b 80 - 192.0.2.7 HTTP/1.1 Mozilla/4.0 cookie referrer host 200 0 0`
const iis6Line =
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d W3SVC\d+ \S+ [0-9a-fA-F.:]+ ([A-Z]+) (\/\S*) (\S+) \d+ (\S+) ([0-9a-fA-F.:]+) HTTP\/\S+ (\S+) \S+ (\S+) \S+ (\d{3})(?: |$)/;

/** A line of Microsoft's IIS in the W3C format, with the fields that it logs unless told otherwise, or those of IIS 6. */
export function readIisLine(line: string): WebRequest | undefined {
  const found = iisLine.exec(line) ?? iis6Line.exec(line);
  if (found === null) return undefined;
  const [, method = '', stem = '', query = '', user, client = '', agent, referrer, status = ''] = found;
  return {
    format: 'iis',
    client,
    user: sent(user),
    method,
    url: query === '-' ? stem : `${stem}?${query}`,
    status,
    referrer: sent(referrer),
    agent: sent(agent),
    peer: null,
  };
}

/** A line of the common or combined log format, with or without a host in front; `undefined` for any other. */
export function readAccessLine(line: string): WebRequest | undefined {
  const found = accessLine.exec(line);
  if (found === null) return undefined;
  const [, first = '', second = '', third, fourth, method = '', url = '', status = '', referrer, agent] =
    found;
  // A second address in front is the client's, the first then that of the server or of a proxy.
  const client = parseAddress(second) === undefined ? first : second;
  return {
    format: 'access-log',
    client,
    user: sent(fourth ?? third),
    method,
    url,
    status,
    referrer: sent(referrer),
    agent: sent(agent),
    peer: null,
  };
}

/** A line of Squid's own log format. */
export function readSquidLine(line: string): WebRequest | undefined {
  const found = squidLine.exec(line);
  if (found === null) return undefined;
  const [, client = '', status = '', method = '', url = '', user, peer] = found;
  return {
    format: 'squid',
    client,
    user: sent(user),
    method,
    url,
    status,
    referrer: null,
    agent: null,
    peer: sent(peer),
  };
}

/** Servers write `-` for what was not sent, and nothing for what was sent empty. */
function sent(text: string | undefined): string | null {
  return text === undefined || text === '-' ? null : text;
}

/** Whether the whole URL was asked for, which clients do of proxies. */
export function isAbsolute(url: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(url);
}

/**
 * The request's fields under the names of the W3C log format and their variants. Rules write path and query together
 * under the query's names as often as the query alone: these have both as values, the query as no value where the URL
 * has none. Keywords look at the line.
 */
export function addWebRequest(builder: ContentBuilder, request: WebRequest): void {
  const add = (names: readonly string[], ...values: readonly (string | null | undefined)[]): void => {
    for (const name of names) {
      for (const value of values) if (typeof value === 'string') builder.addUnsearched(name, value);
    }
  };
  const { url } = request;
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : null;
  const stem = (url.split('?')[0] ?? '').replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*/, '');
  const hasHost = request.format === 'squid' || isAbsolute(url);
  const host = hasHost ? /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/)?([^/:?]*)/.exec(url)?.[1] : null;
  add(['c-ip', 'src_ip'], request.client);
  add(['cs-username'], request.user);
  add(['cs-method'], request.method);
  add(['c-uri', 'cs-uri'], url);
  add(['c-uri-stem', 'cs-uri-stem'], stem);
  for (const name of ['c-uri-query', 'cs-uri-query']) {
    builder.addUnsearched(name, url);
    builder.addUnsearched(name, query);
  }
  add(['c-uri-extension', 'cs-uri-extension'], /^\/(?:.*\/)?[^/]*\.([^./]*)$/s.exec(stem)?.[1]);
  add(['cs-host', 'r-dns'], host);
  add(['sc-status'], request.status);
  add(['cs-referer', 'cs-referrer'], request.referrer);
  add(['c-useragent', 'cs-user-agent'], request.agent);
  add(['dst_ip'], request.peer);
}
