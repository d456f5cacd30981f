import type { FieldPlace, Pipeline, SourceMapping } from '../source-mapping.ts';
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

/** Keys of audit records that Sigma's rules ask for, under the names the records have. */
const auditKeys = [
  ...Array.from({ length: 32 }, (_, i) => `a${i}`),
  'acct',
  'auid',
  'comm',
  'cwd',
  'dev',
  'egid',
  'euid',
  'exe',
  'exit',
  'fsuid',
  'gid',
  'hostname',
  'inode',
  'key',
  'mode',
  'name',
  'nametype',
  'op',
  'ouid',
  'pid',
  'ppid',
  'res',
  'ses',
  'sgid',
  'subj',
  'success',
  'suid',
  'syscall',
  'terminal',
  'tty',
  'type',
  'uid',
  'unit',
  'SYSCALL',
];

const auditFields: Readonly<Record<string, FieldPlace>> = Object.fromEntries(
  auditKeys.map((key) => [key, { audit: key }]),
);

const auditRecords: SourceMapping = {
  ...shared,
  name: 'linux-auditd',
  logSource: { product: 'linux', service: 'auditd' },
  enters: ['syslog'],
  decodedAs: ['auditd'],
  fieldRoots: { kind: 'only', names: ['audit'] },
  fields: auditFields,
  keywords: 'audit-line',
};

export const linux: Pipeline = {
  name: 'linux',
  priority: 10,
  sources: [anyLine, ...services, auditRecords, ...sysmonForLinux],
  refusals: [],
};
