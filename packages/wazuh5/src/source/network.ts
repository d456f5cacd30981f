import type { BuiltInSource, FieldPlace } from './event-source.ts';

type Fields = Readonly<Record<string, FieldPlace>>;

/** Sigma names web fields as IIS does. */
const web: Fields = {
  'cs-method': 'http.request.method',
  'c-method': 'http.request.method',
  'cs-uri': 'url.original',
  'c-uri': 'url.original',
  'cs-uri-stem': 'url.path',
  'cs-uri-query': 'url.query',
  'c-uri-query': 'url.query',
  'c-uri-extension': 'url.extension',
  'cs-host': 'url.domain',
  'r-dns': 'url.domain',
  'cs-user-agent': 'user_agent.original',
  'c-useragent': 'user_agent.original',
  'cs-referer': 'http.request.referrer',
  'cs-referrer': 'http.request.referrer',
  'cs-bytes': 'http.request.bytes',
  'sc-status': 'http.response.status_code',
  'c-ip': 'source.ip',
  'cs-username': 'user.name',
  dst_ip: 'destination.ip',
  dst_port: 'destination.port',
  src_ip: 'source.ip',
};

const flow: Fields = {
  action: 'event.action',
  src_ip: 'source.ip',
  src_port: 'source.port',
  dst_ip: 'destination.ip',
  dst_port: 'destination.port',
  username: 'user.name',
};

const dns: Fields = {
  query: 'dns.question.name',
  record_type: 'dns.question.type',
  answer: 'dns.answers.data',
  src_ip: 'source.ip',
  src_port: 'source.port',
  dst_ip: 'destination.ip',
  dst_port: 'destination.port',
};

const cloudTrail: Fields = {
  eventSource: 'event.provider',
  eventName: 'event.action',
  sourceIPAddress: 'source.ip',
  userAgent: 'user_agent.original',
  awsRegion: 'cloud.region',
};

/** The categories are those of the schema; the integration is named as the product that writes the log. */
export const networkSources: readonly BuiltInSource[] = [
  {
    logSource: { category: 'webserver' },
    integration: 'webserver',
    category: 'applications',
    marks: [{ 'event.category': ['web'] }],
    fields: web,
  },
  {
    logSource: { category: 'proxy' },
    integration: 'proxy',
    category: 'network-activity',
    marks: [{ 'event.category': ['web'] }],
    fields: web,
  },
  {
    logSource: { category: 'firewall' },
    integration: 'firewall',
    category: 'network-activity',
    marks: [{ 'event.category': ['network'] }],
    fields: flow,
  },
  {
    logSource: { category: 'dns' },
    integration: 'dns',
    category: 'network-activity',
    marks: [{ 'network.protocol': ['dns'] }],
    fields: dns,
  },
  {
    logSource: { product: 'aws', service: 'cloudtrail' },
    integration: 'aws',
    category: 'cloud-services',
    marks: [{ 'event.module': ['aws'] }, { 'event.dataset': ['aws.cloudtrail'] }],
    fields: cloudTrail,
  },
];
