import type { SourceMapping, WazuhPipeline } from '../source-mapping.ts';
import { auditRecords, executedCommands } from './auditd.ts';
import { withoutModules } from './json-logs.ts';
import { sysmonForLinux } from './sysmon-linux.ts';

/** Lines that Linux hosts write, by whatever decoder takes them. */
const shared = {
  enters: ['syslog', 'firewall', 'ids', 'web-log', 'squid'],
  notDecodedAs: ['windows_eventchannel'],
  when: {},
  fieldRoots: { kind: 'without', names: withoutModules.names.filter((name) => name !== 'audit') },
  form: 'plain',
  fields: {},
} as const;

/** Any line read on a Linux host: syslog, a shell's history, a JSON log, an audit record. */
const anyLine: SourceMapping = {
  ...shared,
  name: 'linux',
  logSource: { product: 'linux' },
  keywords: 'audit-line',
};

/** Services that log through syslog, with the decoders that take their lines; their rules search the line. */
const decoders: Readonly<Record<string, readonly string[] | null>> = {
  auth: null,
  clamav: ['clamd', 'freshclam'],
  cron: null,
  guacamole: null,
  sshd: ['sshd'],
  sudo: ['sudo'],
  syslog: null,
  vsftpd: ['vsftpd'],
};

const services = Object.entries(decoders).map(
  ([service, decodedAs]): SourceMapping => ({
    ...shared,
    name: `linux-${service}`,
    logSource: { product: 'linux', service },
    enters: ['syslog'],
    ...(decodedAs === null ? {} : { decodedAs }),
    fieldRoots: withoutModules,
    fields: { USER: { between: ['USER=', ' ;'] } },
    keywords: 'line',
  }),
);

export const linux: WazuhPipeline = {
  name: 'linux',
  priority: 10,
  sources: [anyLine, ...services, auditRecords, ...sysmonForLinux, executedCommands],
  refusals: [],
};
