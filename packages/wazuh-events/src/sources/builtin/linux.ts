import type { SourceMapping, WazuhPipeline } from '../source-mapping.ts';
import { auditLines } from './auditd.ts';
import { documented, recorded } from './basis.ts';
import { withoutModules } from './json-logs.ts';
import { sysmonForLinux } from './sysmon-linux.ts';

/** Lines that Linux hosts write through syslog or the journal, by whatever decoder takes them. */
const shared = {
  enters: ['syslog', 'firewall', 'ids'],
  notDecodedAs: ['windows_eventchannel'],
  when: {},
  fieldRoots: { kind: 'without', names: withoutModules.names.filter((name) => name !== 'audit') },
  form: 'plain',
  fields: {},
} as const;

/** What is called by a number is a device's count of its messages: `router 123: %SYS-5-CONFIG_I: …`. */
const namedProgram = {
  in: 'program_name',
  at: 'start',
  words: Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ(/_abcdefghijklmnopqrstuvwxyz'),
} as const;

/** A program's line: the header of syslog names who wrote it. Without one nothing tells where a line is from. */
const programLines: SourceMapping = {
  ...shared,
  name: 'linux',
  logSource: { product: 'linux' },
  marker: namedProgram,
  keywords: 'line',
  basis: documented('the header that syslog and the journal write, which Wazuh decodes before all else'),
};

/** Programs that write to auth.log or secure. */
const authPrograms = [
  'agetty',
  'chage',
  'chfn',
  'chpasswd',
  'chsh',
  'cron',
  'crond',
  'dbus-daemon',
  'doas',
  'dropbear',
  'gdm-password',
  'gdm-session-worker',
  'gpasswd',
  'groupadd',
  'groupdel',
  'groupmod',
  'lightdm',
  'login',
  'newusers',
  'passwd',
  'pkexec',
  'polkit-agent-helper-1',
  'polkitd',
  'runuser',
  'sddm',
  'sshd',
  'sshd-session',
  'su',
  'sudo',
  'systemd-logind',
  'unix_chkpwd',
  'useradd',
  'userdel',
  'usermod',
  'xrdp-sesman',
];

/** What tells the lines of a service: their decoders, the programs that write them, or that a program is named. */
type ServiceLines = Pick<SourceMapping, 'decodedAs' | 'marker' | 'basis'> & {
  readonly programs?: readonly string[];
  readonly fields?: SourceMapping['fields'];
};

const userOfSudo: SourceMapping['fields'] = { USER: { between: ['USER=', ' ;'] } };

/** What sudo logs, under its own names. */
const sudoFields: SourceMapping['fields'] = {
  COMMAND: { part: 'sudo-command' },
  GROUP: { between: ['GROUP=', ' ;'] },
  HOST: { between: ['HOST=', ' :'] },
  PWD: { part: 'sudo-directory' },
  TSID: { between: ['TSID=', ' ;'] },
  TTY: { part: 'sudo-terminal' },
  USER: { part: 'sudo-user' },
};

/** Who comes from where. A name that a client chooses cannot pass for its address. */
const sshdFields: SourceMapping['fields'] = {
  src_ip: [{ part: 'sshd-address' }, { part: 'sshd-address-in-words' }],
  src_port: { part: 'sshd-port' },
  user: { part: 'sshd-user' },
};

const decoded = (...decodedAs: readonly string[]): ServiceLines => ({
  decodedAs,
  basis: recorded("lines beside Wazuh's decoder for them"),
});
const written = (...programs: readonly string[]): ServiceLines => ({
  programs,
  basis: documented('the names under which these programs log'),
});

/** Services that log through syslog; their rules search the line. */
const serviceLines: Readonly<Record<string, ServiceLines>> = {
  auth: written(...authPrograms),
  clamav: decoded('clamd', 'freshclam'),
  cron: written('anacron', 'atd', 'cron', 'crond', 'crontab', 'fcron'),
  guacamole: written('guacd', 'guacamole'),
  sshd: { ...decoded('sshd'), fields: sshdFields },
  sudo: { ...decoded('sudo'), fields: sudoFields },
  syslog: { marker: namedProgram, ...pickBasis(programLines) },
  vsftpd: decoded('vsftpd'),
};

function pickBasis({ basis }: SourceMapping): Pick<SourceMapping, 'basis'> {
  return basis === undefined ? {} : { basis };
}

const pamPrograms: ReadonlyMap<string, readonly string[]> = new Map([
  ['linux-sshd', ['sshd', 'sshd-session']],
  ['linux-sudo', ['sudo']],
]);

const services = Object.entries(serviceLines).map(
  ([service, { programs, fields = userOfSudo, ...lines }]): SourceMapping => ({
    ...shared,
    name: `linux-${service}`,
    logSource: { product: 'linux', service },
    enters: ['syslog'],
    ...lines,
    when: programs === undefined ? {} : { program_name: programs },
    fieldRoots: withoutModules,
    fields,
    keywords: 'line',
  }),
);

/** What PAM writes in the name of a program has a decoder of its own. */
const throughPam = services.flatMap((source): readonly SourceMapping[] => {
  const programs = pamPrograms.get(source.name);
  if (programs === undefined) return [];
  const when = { program_name: programs };
  return [{ ...source, name: `${source.name}-pam`, decodedAs: ['pam'], when, role: 'additional' }];
});

export const linux: WazuhPipeline = {
  name: 'linux',
  priority: 10,
  sources: [programLines, ...services, ...throughPam, ...auditLines, ...sysmonForLinux],
  refusals: [],
};
