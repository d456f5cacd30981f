import type { Pipeline, SourceMapping } from '../source-mapping.ts';
import { withoutModules } from './json-logs.ts';

/** Quoted parts of a line in the combined log format, by what stands around them. */
const referrer = { between: ['" ', '" "'] } as const;
/** From a dot up to the blank behind the address. */
const extension = { between: ['.', ' '] } as const;
const userAgent = { between: ['" "', '"'] } as const;

/** Access logs: the decoder knows method (`protocol`), path and query together (`url`), and status (`id`). */
const accessLog = {
  enters: ['web-log'],
  notDecodedAs: ['windows_eventchannel'],
  when: {},
  fieldRoots: withoutModules,
  form: 'plain',
  keywords: 'line',
  present: ['protocol', 'url', 'id'],
} as const;

const pathAndQuery = 'url';

const webServer: SourceMapping = {
  ...accessLog,
  name: 'webserver',
  logSource: { category: 'webserver' },
  fields: {
    'cs-method': 'protocol',
    'cs-uri': pathAndQuery,
    'cs-uri-query': pathAndQuery,
    'cs-uri-stem': pathAndQuery,
    'sc-status': 'id',
    'cs-referer': referrer,
    'cs-user-agent': userAgent,
    'cs-username': { between: [' - ', ' ['] },
  },
};

const proxy: SourceMapping = {
  ...accessLog,
  enters: ['squid', 'web-log'],
  name: 'proxy',
  logSource: { category: 'proxy' },
  fields: {
    'cs-method': ['action', 'protocol'],
    'c-uri-extension': extension,
    'c-uri': pathAndQuery,
    'c-uri-query': pathAndQuery,
    'cs-host': pathAndQuery,
    'cs-uri': pathAndQuery,
    'cs-uri-query': pathAndQuery,
    'cs-uri-stem': pathAndQuery,
    'sc-status': 'id',
    'c-useragent': userAgent,
    'cs-user-agent': userAgent,
    'cs-referer': referrer,
  },
};

const servers = ['apache', 'nginx'].map(
  (service): SourceMapping => ({
    ...accessLog,
    enters: ['syslog', 'web-log'],
    name: service,
    logSource: { service },
    fields: {},
  }),
);

export const web: Pipeline = {
  name: 'web',
  priority: 10,
  sources: [webServer, proxy, ...servers],
  refusals: [],
};
