import { describe, expect, it } from 'vitest';
import { eventFromLog, type GivenLogSource, sigmaFields } from '../../src/index.ts';

const header = (program: string) => `Nov 24 10:00:00 host01 ${program}[2101]: `;
const servicesOf = (log: string, logsource?: GivenLogSource) =>
  eventFromLog({ logsource, log }).sources.flatMap(({ attributes }) => attributes.service ?? []);

describe('a line of syslog is of the services that its program tells', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'sshd',
      `${header('sshd')}Failed password for root from 192.0.2.7 port 22 ssh2`,
      ['sshd', 'auth', 'syslog'],
    ],
    [
      'sshd, with the ISO time',
      '2026-11-24T10:00:00.123+00:00 host01 sshd[7]: x',
      ['sshd', 'auth', 'syslog'],
    ],
    ['sshd-session', `${header('sshd-session')}x`, ['sshd', 'auth', 'syslog']],
    ['with a priority, which receivers take off', '<86>Nov 24 10:00:00 host01 sudo: x', []],
    ['without a host', 'Nov 24 10:00:00 sudo: x y: z', ['sudo', 'auth', 'syslog']],
    ['the time of rsyslog', '2026-11-24T10:00:00.123456+01:00 host01 sudo: x', ['sudo', 'auth', 'syslog']],
    ['a time that managers do not know', '2026-11-24T10:00:00Z host01 sudo: x', []],
    ['nginx', `${header('nginx')}x`, []],
    ['cron', `${header('CRON')}(root) CMD (x)`, ['cron', 'auth', 'syslog']],
    ['clamd', 'Nov 24 10:00:00 host01 clamd: x', ['clamav', 'syslog']],
    ['pkexec', `${header('pkexec')}x`, ['auth', 'syslog']],
    ['any other program', `${header('kernel')}x`, ['syslog']],
    ['a router', 'Nov 24 10:00:00 router 12: %SYS-5-CONFIG_I: Configured from console', []],
    ['no header', 'sshd: x', []],
  ])('%s', (_, log, services) => {
    expect(servicesOf(log)).toEqual(services);
  });

  it('as far as its sender does not say otherwise', () => {
    const log = `${header('sshd')}x`;
    expect(servicesOf(log, { product: 'linux' })).toEqual(['sshd', 'auth', 'syslog']);
    expect(servicesOf(log, { product: 'linux', service: 'auth' })).toEqual(['auth', 'auth']);
    expect(servicesOf(log, { product: 'solaris' })).toEqual([]);
  });
});

describe('a line of sshd', () => {
  it.each([
    [
      'Failed password for root from 192.0.2.7 port 22 ssh2',
      { user: 'root', src_ip: '192.0.2.7', src_port: '22' },
    ],
    [
      'Failed password for invalid user a b from 192.0.2.7 port 22 ssh2',
      { src_ip: '192.0.2.7', src_port: '22' },
    ],
    [
      'Accepted publickey for alice from 2001:db8::7 port 22 ssh2: RSA SHA256:x',
      { user: 'alice', src_ip: '2001:db8::7', src_port: '22' },
    ],
    ['Invalid user bob from 192.0.2.7', { user: 'bob', src_ip: '192.0.2.7' }],
    ['Connection closed by 192.0.2.7 port 22 [preauth]', { src_ip: '192.0.2.7', src_port: '22' }],
    [
      'Failed password for invalid user x from 198.51.100.9 port 1 from 192.0.2.7 port 22 ssh2',
      { src_ip: '192.0.2.7', src_port: '22' },
    ],
    ['Server listening on 0.0.0.0 port 22.', {}],
  ])('%s', (message, fields) => {
    expect(sigmaFields(eventFromLog({ log: `${header('sshd')}${message}` }))).toEqual(fields);
  });
});

describe('a line of sudo', () => {
  it.each([
    [
      'a command',
      'alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/sh -c id ; USER=x',
      { TTY: 'pts/0', PWD: '/home/alice', USER: 'root', COMMAND: '/bin/sh -c id ; USER=x' },
    ],
    [
      'a refusal',
      'bob : user NOT in sudoers ; TTY=pts/1 ; PWD=/a b ; USER=#-1 ; COMMAND=/bin/ls',
      { TTY: 'pts/1', PWD: '/a b', USER: '#-1', COMMAND: '/bin/ls' },
    ],
    ['a session', 'pam_unix(sudo:session): session opened for user root by alice(uid=0)', {}],
  ])('of %s has its values', (_, message, fields) => {
    expect(sigmaFields(eventFromLog({ log: `Nov 24 10:00:00 host01 sudo:    ${message}` }))).toEqual(fields);
  });
});

describe('a line of a Fortinet firewall', () => {
  const log =
    'date=2026-11-24 devid="FGVM01" type="traffic" srcip=192.0.2.7 dstport=443 action="deny" user="al ice" msg="a=b"';
  it('has its pairs', () => {
    expect(sigmaFields(eventFromLog({ log }))).toMatchObject({
      srcip: '192.0.2.7',
      user: 'al ice',
      msg: 'a=b',
    });
  });
  it('has the names of category firewall under it', () => {
    const source = eventFromLog({ log }).sources.find(({ attributes }) => attributes.category === 'firewall');
    const valuesOf = (name: string) => source?.content.fields.get(name)?.values.map(({ scalar }) => scalar);
    expect([valuesOf('src_ip'), valuesOf('dst_port'), valuesOf('username')]).toEqual([
      ['192.0.2.7'],
      ['443'],
      ['al ice'],
    ]);
  });
});

describe('a finding of ClamAV', () => {
  it.each([
    'Nov 24 10:00:00 host01 clamd[7]: /srv/up: load/x.exe: Win.Test.EICAR_HDB-1 FOUND',
    'Tue Nov 24 10:00:00 2026 -> /srv/up: load/x.exe: Win.Test.EICAR_HDB-1(44d88612fea8a8f36de82e1278abb02f:68) FOUND',
    '/srv/up: load/x.exe: Win.Test.EICAR_HDB-1 FOUND',
  ])('%s', (log) => {
    const event = eventFromLog({ log });
    expect(sigmaFields(event)).toEqual({
      Signature: 'Win.Test.EICAR_HDB-1',
      Filename: '/srv/up: load/x.exe',
    });
    expect(event.sources.map(({ attributes }) => attributes)).toContainEqual({ category: 'antivirus' });
  });
});
