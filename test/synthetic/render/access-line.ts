import { eventFromLog, type GivenLogSource } from '@sigmazuh/evaluator';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { keywordField } from '../scenario/question.ts';
import type { EventContent, SyntheticEvent } from './synthetic-event.ts';

/** Sigma's names for the parts of a request, under the names of the W3C log format and its variants. */
const names = {
  method: ['cs-method'],
  uri: ['c-uri', 'cs-uri'],
  stem: ['c-uri-stem', 'cs-uri-stem'],
  query: ['c-uri-query', 'cs-uri-query'],
  extension: ['c-uri-extension', 'cs-uri-extension'],
  host: ['cs-host', 'r-dns'],
  status: ['sc-status'],
  referrer: ['cs-referer', 'cs-referrer'],
  agent: ['cs-user-agent', 'c-useragent'],
  user: ['cs-username'],
} as const;
type Part = keyof typeof names;

/** A request as web servers and proxies log it, in the combined log format, or in that of Squid. */
export function accessLine(content: EventContent, source: SourceMapping): SyntheticEvent | null {
  const has = new Set<string>([keywordField].filter((field) => content.fields.has(field)));
  const isMissing = (part: Part) => names[part].some((name) => content.asked.has(name));
  const asked = (part: Part): string | undefined => {
    const name = names[part].find((each) => content.fields.has(each));
    if (name === undefined) return undefined;
    has.add(name);
    return content.fields.get(name);
  };
  // Servers write this for what was not sent.
  if ([...content.fields.values()].includes('-')) return null;
  const isProxy = source.logSource.category === 'proxy';
  // A proxy is asked for whole URLs, and nothing else of it is looked at.
  const host = asked('host') ?? (isProxy && !isMissing('host') ? 'www.example.org' : undefined);
  if (isProxy && host === undefined) return null;
  const words = content.fields.get(keywordField);
  // Words that are looked for anywhere stand in the URL, or else in what the client calls itself.
  const isUrlAsked = (['uri', 'stem', 'query', 'host'] as const).some(isMissing) || /\s/.test(words ?? '');
  const uri = asked('uri') ?? (isUrlAsked ? undefined : words);
  const extension = asked('extension');
  const given = asked('stem');
  const stem = given ?? (extension === undefined ? '/index' : `/x.${extension}`);
  const query = asked('query');
  const path = pathOf(uri ?? given, stem, query);
  const url =
    host === undefined || path.includes(`//${host}`)
      ? path
      : `http://${host}${/^[/?]/.test(path) ? '' : '/'}${path}`;
  // A line has room for a host in its URL only, and there for one.
  if (host !== undefined && !url.includes(`//${host}`)) return null;
  const request: Readonly<Record<Part, string>> = {
    method: asked('method') ?? 'GET',
    uri: url,
    stem: given ?? url.split('?')[0] ?? '',
    query: query ?? (url.includes('?') ? url.slice(url.indexOf('?') + 1) : ''),
    extension: extension ?? '',
    host: host ?? '',
    status: asked('status') ?? '200',
    referrer: asked('referrer') ?? (isMissing('referrer') ? '-' : 'https://www.example.com/'),
    agent: asked('agent') ?? (isMissing('agent') ? '-' : (isUrlAsked && words) || 'curl/8.0'),
    user: asked('user') ?? 'alice',
  };
  const whole = [request.method, url, request.status, request.user];
  if (whole.some((each) => each === '' || /[\s"]/.test(each))) return null;
  if (!/^\d{3}$/.test(request.status) || !/^[A-Z]+$/.test(request.method)) return null;
  if ([request.referrer, request.agent].some((header) => /["\0-\x1f]/.test(header))) return null;
  const isSquid = source.enters.includes('squid');
  if (
    isSquid &&
    (['referrer', 'agent'] as const).some((part) => names[part].some((name) => content.fields.has(name)))
  ) {
    return null;
  }
  const squid =
    `1795514400.120   1231 192.0.2.7 TCP_MISS/${request.status} 512 ${request.method} ${url} ${request.user} ` +
    'DIRECT/192.0.2.9 text/html';
  const access =
    `192.0.2.7 - ${request.user} [24/Nov/2026:10:00:00 +0000] "${request.method} ${url} HTTP/1.1" ` +
    `${request.status} 512 "${request.referrer}" "${request.agent}"`;
  const log = isSquid ? squid : access;
  const read = (logsource: GivenLogSource) => eventFromLog({ logsource, log });
  return {
    sigma: read(source.logSource),
    under: (logsource) => [read(logsource)],
    wazuh: { log },
    text: log,
    arriving: null,
    alike: () => [],
    has,
  };
}

/** Path and query together; rules write the path under the query's names as well. */
function pathOf(uri: string | undefined, stem: string, query: string | undefined): string {
  const path = uri ?? (query?.startsWith('/') === true ? query : stem);
  return query === undefined || path.includes('?') || path === query ? path : `${path}?${query}`;
}
