import type { LogSourceAttributes } from '../event.ts';

/** Services of `product: linux` by the programs that write their lines. */
const services: readonly (readonly [service: string, program: RegExp])[] = [
  ['sshd', /^sshd/],
  ['sudo', /^sudo/],
  ['cron', /^(?:\/usr\/sbin\/)?(?:cron|crond|crontab|anacron)$/i],
  ['clamav', /^(?:clamd|freshclam|clamav)/],
  ['vsftpd', /^vsftpd/],
  ['guacamole', /^guacd/],
  // The programs that write to the facilities auth and authpriv.
  [
    'auth',
    /^(?:sshd|sudo|su$|login$|pkexec|polkit|systemd-logind|gdm|lightdm|useradd|userdel|usermod|groupadd|groupdel|groupmod|passwd|chpasswd|chage|newgrp|runuser)/,
  ],
];

/** Log sources that a line of syslog is of, by the program that wrote it. */
export function programSources(program: string, message: string): readonly LogSourceAttributes[] {
  const found = services.filter(([, pattern]) => pattern.test(program)).map(([service]) => service);
  const isCisco = ciscoMessage.test(message);
  return isCisco ? [] : [...found, 'syslog'].map((service) => ({ product: 'linux', service }));
}

/** What devices of Cisco begin their messages with: `%SYS-5-CONFIG_I`. */
export const ciscoMessage = /%[A-Z][A-Z0-9_]*-\d-[A-Z0-9_]+/;
