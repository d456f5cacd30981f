import type { LogSourcePattern } from '@sigmazuh/pipeline';
import type { FieldPlace, SourceMapping, WazuhPipeline } from '../source-mapping.ts';
import { documented, recorded } from './basis.ts';
import { withoutModules } from './json-logs.ts';

/**
 * Access logs: the decoder knows method (`protocol`), path and query together (`url`), and status (`id`). Those of IIS
 * have no method, which tells their lines from the others where no rule of the manager names the decoder.
 */
const accessLog = {
  enters: ['web-log'],
  notDecodedAs: ['windows_eventchannel'],
  when: {},
  fieldRoots: withoutModules,
  form: 'plain',
  unsent: '-',
  keywords: 'line',
  basis: recorded("access lines in the combined log format beside Wazuh's decoder for them"),
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

/** A URL without a query is one all the same: whether there is one, only the part says. */
const emptyQuery = (part: 'url-query' | 'iis-query') => ({
  'c-uri-query': { part },
  'cs-uri-query': { part },
});

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
  emptyWhere: emptyQuery('url-query'),
  present: ['id', 'protocol', 'srcip', 'url'],
  marker: 'protocol',
};

/** The W3C format of IIS with the fields that it logs unless told otherwise, which no one else writes. */
const iis: SourceMapping = {
  ...webServer,
  name: 'webserver-iis',
  // The stock rules name none of these decoders, and what no rule names cannot be asked for.
  marker: { part: 'iis-method' },
  decodedAs: ['web-accesslog-iis-default', 'web-accesslog-iis6'],
  fields: {
    'c-ip': client,
    'c-uri': { part: 'iis-url' },
    'c-uri-extension': { part: 'iis-extension' },
    'c-uri-query': [{ part: 'iis-url' }, { part: 'iis-query' }],
    'c-uri-stem': { part: 'iis-stem' },
    'c-useragent': { part: 'iis-agent' },
    'cs-method': { part: 'iis-method' },
    'cs-referer': { part: 'iis-referrer' },
    'cs-referrer': { part: 'iis-referrer' },
    'cs-uri': { part: 'iis-url' },
    'cs-uri-extension': { part: 'iis-extension' },
    'cs-uri-query': [{ part: 'iis-url' }, { part: 'iis-query' }],
    'cs-uri-stem': { part: 'iis-stem' },
    'cs-user-agent': { part: 'iis-agent' },
    'cs-username': { part: 'iis-user' },
    'sc-status': 'id',
    src_ip: client,
  },
  emptyWhere: emptyQuery('iis-query'),
  present: ['id', 'srcip', 'url'],
  basis: recorded("lines of IIS beside Wazuh's decoders for them"),
};

/** What both forms of a proxy's lines have. */
const proxy = {
  ...accessLog,
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
  emptyWhere: emptyQuery('url-query'),
  present: ['id', 'srcip', 'url'],
} as const;

/** Squid's own log format. */
const squid: SourceMapping = {
  ...proxy,
  name: 'proxy',
  enters: ['squid'],
  basis: recorded("lines of Squid beside Wazuh's decoder for them"),
};

/**
 * The format of web servers, which proxies write as well: only a proxy is asked for a whole URL, with its scheme in
 * front. Requests to the web server itself are not a proxy's business.
 */
const proxyAccess: SourceMapping = {
  ...proxy,
  name: 'proxy-access',
  marker: { part: 'url-absolute' },
  basis: documented('requests to a proxy name the whole URL (RFC 9112, section 3.2.2)'),
};

const accessLines = (name: string, logSource: LogSourcePattern): SourceMapping => ({
  ...webServer,
  name,
  logSource,
});

/** Lines of an error log, which rules search as they are. */
const errorLines = (
  name: string,
  logSource: LogSourcePattern,
  decodedAs: readonly string[],
): SourceMapping => ({
  ...accessLog,
  name,
  logSource,
  enters: ['syslog', 'web-log'],
  decodedAs,
  fields: {},
  basis: recorded("lines of error logs beside Wazuh's decoders for them"),
});

const serverLogs = [['apache', 'apache-errorlog'] as const, ['nginx', 'nginx-errorlog'] as const].flatMap(
  ([server, decoder]) => [
    errorLines(server, { service: server }, [decoder]),
    accessLines(`${server}-lines`, { service: server }),
    accessLines(`${server}-access`, { product: server, service: 'access' }),
    errorLines(`${server}-error`, { product: server, service: 'error' }, [decoder]),
    errorLines(`${server}-any`, { product: server }, [decoder]),
    accessLines(`${server}-any-access`, { product: server }),
  ],
);

export const web: WazuhPipeline = {
  name: 'web',
  priority: 10,
  sources: [
    webServer,
    iis,
    squid,
    proxyAccess,
    ...serverLogs,
    errorLines('modsecurity', { product: 'modsecurity' }, ['apache-errorlog', 'nginx-errorlog']),
  ],
  refusals: [],
};
