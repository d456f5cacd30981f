import type { Pipeline, SourceMapping } from '../source-mapping.ts';

/** Decoder types that lines of a Linux host can have. */
const enters = ['syslog', 'firewall', 'ids', 'web-log', 'squid'] as const;

/** Any line read on a Linux host: syslog, a shell's history, a JSON log, an audit record. */
const anyLine: SourceMapping = {
  name: 'linux',
  logSource: { product: 'linux' },
  enters,
  notDecodedAs: ['windows_eventchannel'],
  when: {},
  form: 'plain',
  fields: {},
  keywords: 'audit-line',
};

export const linux: Pipeline = { name: 'linux', priority: 10, sources: [anyLine], refusals: [] };
