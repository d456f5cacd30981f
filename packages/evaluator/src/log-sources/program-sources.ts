import type { LogSourceAttributes } from '../event.ts';

/** Programs that write to the facilities auth and authpriv, under whatever name a system has them. */
const authPrograms: ReadonlySet<string> = new Set([
  ...['agetty', 'chage', 'chfn', 'chpasswd', 'chsh', 'cron', 'crond', 'dbus-daemon', 'doas', 'dropbear'],
  ...[
    'gdm-password',
    'gdm-session-worker',
    'gpasswd',
    'groupadd',
    'groupdel',
    'groupmod',
    'lightdm',
    'login',
  ],
  ...['newusers', 'passwd', 'pkexec', 'polkit-agent-helper-1', 'polkitd', 'runuser', 'sddm', 'sshd'],
  ...['sshd-session', 'su', 'sudo', 'systemd-logind', 'unix_chkpwd', 'useradd', 'userdel', 'usermod'],
  'xrdp-sesman',
]);

/** Services of `product: linux` by the programs that write their lines. */
const services: readonly (readonly [service: string, isOf: (program: string) => boolean])[] = [
  ['sshd', (program) => program.startsWith('sshd')],
  ['sudo', (program) => program.startsWith('sudo')],
  ['cron', (program) => ['anacron', 'atd', 'cron', 'crond', 'crontab', 'fcron'].includes(program)],
  ['clamav', (program) => /^(?:clamd|freshclam|clamav)/.test(program)],
  ['vsftpd', (program) => program.startsWith('vsftpd')],
  ['guacamole', (program) => ['guacd', 'guacamole'].includes(program)],
  ['auth', (program) => authPrograms.has(program)],
];

/** Log sources that a line of syslog is of, by the program that wrote it. */
export function programSources(program: string): readonly LogSourceAttributes[] {
  const name = program.toLowerCase();
  // A number is a device's count of its messages; what nginx writes Wazuh takes for lines of a web server.
  if (!/^[a-z(/_]/.test(name) || name.includes('nginx')) return [];
  const found = services.filter(([, isOf]) => isOf(name)).map(([service]) => service);
  return [...found, 'syslog'].map((service) => ({ product: 'linux', service }));
}

/** What devices of Cisco begin their messages with: `%SYS-5-CONFIG_I`. */
export const ciscoMessage = /%[A-Z][A-Z0-9_]*-\d-[A-Z0-9_]+/;
