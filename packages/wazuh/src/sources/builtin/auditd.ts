import { type FieldPlace, noDecoder, type SourceMapping } from '../source-mapping.ts';

/** Keys of audit records that Sigma's rules ask for, under the names the records have. */
const auditKeys = [
  ...Array.from({ length: 32 }, (_, i) => `a${i}`),
  'acct',
  'addr',
  'arch',
  'argc',
  'auid',
  'comm',
  'cwd',
  'dev',
  'egid',
  'euid',
  'exe',
  'exit',
  'family',
  'fsgid',
  'fsuid',
  'gid',
  'hostname',
  'id',
  'inode',
  'item',
  'items',
  'key',
  'list',
  'mode',
  'name',
  'nametype',
  'obj',
  'ogid',
  'op',
  'ouid',
  'pid',
  'ppid',
  'proctitle',
  'rdev',
  'res',
  'saddr',
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
  'ARCH',
  'AUID',
  'EGID',
  'EUID',
  'FSGID',
  'FSUID',
  'GID',
  'SGID',
  'SUID',
  'SYSCALL',
  'UID',
];

const auditFields: Readonly<Record<string, FieldPlace>> = Object.fromEntries(
  auditKeys.map((key) => [key, { audit: key }]),
);

/** Audit records, as the agent's audit log format joins those of one event; `audispd` sends them undecoded by syslog. */
const shared = {
  enters: ['syslog'],
  decodedAs: ['auditd', noDecoder],
  fieldRoots: { kind: 'only', names: ['audit'] },
  when: {},
  form: 'plain',
  keywords: 'audit-line',
} as const;

export const auditRecords: SourceMapping = {
  ...shared,
  name: 'linux-auditd',
  logSource: { product: 'linux', service: 'auditd' },
  fields: auditFields,
};

/** Records of executed commands, beside Sysmon for Linux, under Sysmon's names; what it has more is not in them. */
export const executedCommands: SourceMapping = {
  ...shared,
  name: 'linux-process_creation-auditd',
  logSource: { product: 'linux', category: 'process_creation' },
  marker: { part: 'audit-command-line' },
  role: 'additional',
  fields: {
    ...auditFields,
    CommandLine: { part: 'audit-command-line' },
    CurrentDirectory: { audit: 'cwd' },
    Image: { audit: 'exe' },
    ParentProcessId: { audit: 'ppid' },
    ProcessId: { audit: 'pid' },
  },
  onlyFields: [],
};
