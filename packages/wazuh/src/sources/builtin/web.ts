import type { FieldPlace, SourceMapping, WazuhPipeline } from '../source-mapping.ts';
import { withoutModules } from './json-logs.ts';

/** Access logs: the decoder knows method (`protocol`), path and query together (`url`), and status (`id`). */
const accessLog = {
  enters: ['web-log'],
  notDecodedAs: ['windows_eventchannel'],
  when: {},
  fieldRoots: withoutModules,
  form: 'plain',
  keywords: 'line',
} as const;

const referrer = { part: 'access-referrer' } as const;
const userAgent = { part: 'access-agent' } as const;

/** Rules write the whole of path and query under the query's names as often as the query alone. */
const query: readonly FieldPlace[] = ['url', { part: 'url-query' }];

/** Parts of the URL, under the names of the W3C log format. */
const ofUrl: Readonly<Record<string, FieldPlace | readonly FieldPlace[]>> = {
  'c-uri': 'url',
  'c-uri-extension': { part: 'url-extension' },
  'c-uri-query': query,
  'c-uri-stem': { part: 'url-stem' },
  'cs-uri': 'url',
  'cs-uri-extension': { part: 'url-extension' },
  'cs-uri-query': query,
  'cs-uri-stem': { part: 'url-stem' },
};

const ofHeaders: Readonly<Record<string, FieldPlace>> = {
  'c-useragent': userAgent,
  'cs-referer': referrer,
  'cs-referrer': referrer,
  'cs-user-agent': userAgent,
};

const client = 'srcip';

const webServer: SourceMapping = {
  ...accessLog,
  name: 'webserver',
  logSource: { category: 'webserver' },
  fields: {
    ...ofUrl,
    ...ofHeaders,
    'c-ip': client,
    'cs-method': 'protocol',
    'cs-username': { part: 'access-user' },
    'sc-status': 'id',
    src_ip: client,
  },
  present: ['id', 'protocol', 'url'],
};

/** Squid's own log format, and the one of web servers, which proxies write as well. */
const proxy: SourceMapping = {
  ...accessLog,
  enters: ['squid', 'web-log'],
  name: 'proxy',
  logSource: { category: 'proxy' },
  fields: {
    ...ofUrl,
    ...ofHeaders,
    'c-ip': client,
    'cs-host': { part: 'url-host' },
    'cs-method': ['protocol', { part: 'squid-method' }],
    'cs-username': [{ part: 'squid-user' }, { part: 'access-user' }],
    dst_ip: { part: 'squid-peer' },
    'r-dns': { part: 'url-host' },
    'sc-status': 'id',
    src_ip: client,
  },
  present: ['id', 'url'],
};

/** Logs of web servers that rules search as lines: access and error logs alike. */
const serverLogs = (
  [
    ['apache', { service: 'apache' }],
    ['apache-access', { product: 'apache', service: 'access' }],
    ['apache-error', { product: 'apache', service: 'error' }],
    ['apache-any', { product: 'apache' }],
    ['modsecurity', { product: 'modsecurity' }],
    ['nginx', { service: 'nginx' }],
    ['nginx-access', { product: 'nginx', service: 'access' }],
    ['nginx-error', { product: 'nginx', service: 'error' }],
    ['nginx-any', { product: 'nginx' }],
  ] as const
).map(
  ([name, logSource]): SourceMapping => ({
    ...accessLog,
    enters: ['syslog', 'web-log'],
    name,
    logSource,
    fields: name.endsWith('-access') ? webServer.fields : {},
  }),
);

export const web: WazuhPipeline = {
  name: 'web',
  priority: 10,
  sources: [webServer, proxy, ...serverLogs],
  refusals: [],
};
