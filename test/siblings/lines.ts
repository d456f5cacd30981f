import { type SiblingCase, selecting, selectingWithout } from './sibling-case.ts';

const sudo = 'product: linux, service: sudo';
const sshd = 'product: linux, service: sshd';
const auditd = 'product: linux, service: auditd';
const web = 'category: webserver';
const proxy = 'category: proxy';

const ran = (command: string, before = 'TTY=pts/4 ; PWD=/home/alice ; USER=root') =>
  `Nov 24 15:22:23 host sudo:    alice : ${before} ; COMMAND=${command}`;
const said = (message: string) => `Nov 24 10:00:00 host sshd[812]: ${message}`;
const access = (request: string, rest = '200 512 "-" "Mozilla/5.0"') =>
  `192.0.2.7 - alice [24/Nov/2026:10:00:00 +0000] "${request} HTTP/1.1" ${rest}`;
const record = (hex: string) =>
  `type=SYSCALL msg=audit(1700000000.1:5): arch=c000003e syscall=59 success=yes exit=0 items=2 ppid=1 pid=2 auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm="cat" exe="/usr/bin/cat" key="k" type=PROCTITLE msg=audit(1700000000.1:5): proctitle=${hex}`;
const hex = (text: string) => Buffer.from(text).toString('hex').toUpperCase();

/** Values inside of lines: what a command or a client writes itself must not pass for one of them. */
export const lineCases: readonly SiblingCase[] = [
  [
    'the command that sudo ran',
    sudo,
    selecting("COMMAND|startswith: '/bin/ls'"),
    [ran('/bin/ls -l'), ran('/bin/ls COMMAND=/bin/cat')],
    [ran('/usr/bin/ls'), ran('/usr/bin/env COMMAND=/bin/ls')],
  ],
  [
    'for whom, and not what the command says',
    sudo,
    selecting('USER: bob'),
    [
      ran('/bin/ls', 'TTY=pts/4 ; PWD=/ ; USER=bob'),
      ran('/bin/ls', 'user NOT in sudoers ; TTY=pts/4 ; PWD=/ ; USER=bob'),
    ],
    [ran('/usr/bin/env USER=bob ;'), ran('/bin/sh -c USER=bob')],
  ],
  [
    'where it was run',
    sudo,
    selecting("PWD|contains: 'alice'", "TTY|startswith: 'pts'"),
    [ran('/bin/ls')],
    [
      ran('/bin/ls', 'TTY=pts/4 ; PWD=/root ; USER=alice'),
      ran('/bin/ls', 'TTY=unknown ; PWD=/home/alice ; USER=root'),
    ],
  ],
  [
    'a filter for commands',
    sudo,
    selectingWithout('USER: root', "COMMAND|endswith: '/ls'"),
    [ran('/bin/cat'), ran('/bin/ls -l')],
    [ran('/bin/ls'), ran('/bin/cat', 'TTY=pts/4 ; PWD=/ ; USER=bob')],
  ],
  [
    'who logs in',
    sshd,
    selecting('user: root'),
    [
      said('Failed password for root from 10.0.0.5 port 4242 ssh2'),
      said('Accepted publickey for root from 192.0.2.7 port 22 ssh2: RSA SHA256:abc'),
      said('Failed password for invalid user root from 2001:db8::1 port 4242 ssh2'),
      said('Invalid user ROOT from 10.0.0.9'),
    ],
    [
      said('Failed password for rooted from 10.0.0.5 port 4242 ssh2'),
      said('Failed password for invalid user for root from 10.0.0.5 from 10.0.0.6 port 4242 ssh2'),
      said('Accepted password for bob from 10.0.0.5 port 22 ssh2'),
    ],
  ],
  [
    'from where',
    sshd,
    selecting("src_ip|cidr: '10.0.0.0/8'"),
    [
      said('Failed password for root from 10.0.0.5 port 4242 ssh2'),
      said('Invalid user bob from 10.0.0.9'),
      said('Received disconnect from 10.0.0.9: 11: Bye Bye'),
      said('Connection closed by 10.0.0.9 [preauth]'),
    ],
    [
      said('Failed password for root from 192.0.2.7 port 4242 ssh2'),
      said('Failed password for invalid user x from 10.0.0.1 from 192.0.2.7 port 4242 ssh2'),
      said('Failed password for invalid user x from 10.0.0.1: y from 192.0.2.7 port 4242 ssh2'),
    ],
  ],
  [
    'a filter for an address that a name pretends to be',
    sshd,
    `  k:\n    - Failed password\n  f:\n    src_ip: 10.0.0.1\n  condition: k and not f`,
    [
      said('Failed password for root from 192.0.2.7 port 4242 ssh2'),
      said('Failed password for invalid user x from 10.0.0.1 port 22 ssh2 from 192.0.2.7 port 4242 ssh2'),
    ],
    [said('Failed password for root from 10.0.0.1 port 4242 ssh2')],
  ],
  [
    'the port of the client',
    sshd,
    selecting('src_port|lt: 1024'),
    [said('Accepted password for bob from 10.0.0.5 port 22 ssh2')],
    [
      said('Accepted password for bob from 10.0.0.5 port 2200 ssh2'),
      said('Invalid user port 22 from 10.0.0.9'),
    ],
  ],
  [
    'a process title of several words, kept with NULs between them',
    auditd,
    selecting('proctitle: cat /etc/shadow'),
    [record(hex('cat\0/etc/shadow')), record(hex('cat /etc/shadow'))],
    [record(hex('cat\0/etc/shadow-')), record(hex('cat/etc/shadow'))],
  ],
  [
    'a part of a process title',
    auditd,
    selecting("proctitle|contains: 'cat /etc'"),
    [record(hex('sudo\0cat\0/etc/shadow'))],
    [record(hex('sudo\0bat\0/etc/shadow'))],
  ],
  [
    'a query, and a path with the same text',
    web,
    selecting("cs-uri-stem|endswith: '.php'"),
    [access('GET /a/x.php?y=1'), access('GET /x.php')],
    [access('GET /x?y=a.php'), access('GET /x.phps')],
  ],
  [
    'a user agent, and a referrer with the same text',
    web,
    selecting("cs-user-agent|contains: 'sqlmap'"),
    [access('GET /', '200 512 "-" "sqlmap/1.0"')],
    [access('GET /sqlmap', '200 512 "sqlmap" "curl"'), access('GET /', '200 512 "-" "-"')],
  ],
  [
    'no user agent',
    web,
    selecting('cs-user-agent: null', 'cs-method: GET'),
    [access('GET /', '200 512 "-" "-"'), access('GET /', '200 512 "-" ""')],
    [access('GET /'), access('POST /', '200 512 "-" "-"')],
  ],
  [
    'a user agent that was not sent, by the dash in its place',
    web,
    selecting('cs-method: GET', "cs-user-agent: ['-', 'x']"),
    [access('GET /', '200 512 "-" "-"'), access('GET /', '200 512'), access('GET /', '200 512 "-" "X"')],
    [access('GET /', '200 512 "-" ""'), access('GET /', '200 512 "-" "a-b"')],
  ],
  [
    'a filter for a referrer that was not sent',
    web,
    selectingWithout('cs-method: GET', "cs-referer|contains: '-'"),
    [access('GET /', '200 512 "http://x/" "-"'), access('GET /', '200 512 "" "-"')],
    [access('GET /', '200 512 "-" "x"'), access('GET /', '200 512 "http://a-b/" "x"')],
  ],
  [
    'a proxy is asked for whole URLs',
    proxy,
    selecting("c-useragent|contains: 'Mozilla'"),
    [access('GET http://example.com/')],
    [access('GET /'), access('GET /?u=http://example.com/')],
  ],
  [
    'the beginning of an address',
    web,
    selecting("c-ip|startswith: '192.0.'"),
    [access('GET /'), access('GET /').replace('192.0.2.7', '192.0.3.1')],
    [access('GET /').replace('192.0.2.7', '192.1.2.7'), access('GET /').replace('192.0.2.7', '19.192.0.1')],
  ],
  [
    'a filter for beginnings of addresses',
    web,
    selectingWithout('cs-method: GET', "c-ip|startswith: ['10.', '192.0.2.']"),
    [access('GET /').replace('192.0.2.7', '192.0.3.7'), access('GET /').replace('192.0.2.7', '110.0.2.7')],
    [access('GET /'), access('GET /').replace('192.0.2.7', '10.1.2.3')],
  ],
];
