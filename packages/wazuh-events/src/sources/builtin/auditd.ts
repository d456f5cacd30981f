import { type FieldPlace, noDecoder, type SourceMapping } from '../source-mapping.ts';
import { documented, recorded } from './basis.ts';

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

/** Audit records, as the agent's audit log format joins those of one event. */
const decoded = {
  enters: ['syslog'],
  decodedAs: ['auditd'],
  fieldRoots: { kind: 'only', names: ['audit'] },
  when: {},
  form: 'plain',
  keywords: 'audit-line',
  basis: recorded("lines of audit.log beside Wazuh's decoder for them"),
} as const;

/** Programs that send audit records to syslog, where no decoder takes them. */
const dispatched = {
  ...decoded,
  decodedAs: [noDecoder],
  fieldRoots: { kind: 'only', names: [] },
  when: { program_name: ['audisp', 'audisp-syslog', 'audispd', 'audit', 'auditd'] },
  basis: documented("auditd's plugin for syslog"),
} as const;

const ways = [
  ['', decoded],
  ['-syslog', dispatched],
] as const;

const recordsFor = (name: string, logSource: SourceMapping['logSource'], fields: SourceMapping['fields']) =>
  ways.map(([way, lines]): SourceMapping => ({ ...lines, name: `${name}${way}`, logSource, fields }));

/** Records of executed commands, beside Sysmon for Linux, under Sysmon's names; what it has more is not in them. */
const executedCommands = ways.map(
  ([way, lines]): SourceMapping => ({
    ...lines,
    name: `linux-process_creation-auditd${way}`,
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
  }),
);

/** Everything that is read in lines of auditd, and in these alone. */
export const auditLines: readonly SourceMapping[] = [
  ...recordsFor('linux-auditd', { product: 'linux', service: 'auditd' }, auditFields),
  ...recordsFor('linux-audit-line', { product: 'linux' }, {}),
  ...executedCommands,
];
