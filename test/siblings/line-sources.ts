/** Log sources whose rules search lines. */
export const lineSources = [
  'product: linux',
  'product: linux, service: auth',
  'product: linux, service: clamav',
  'product: linux, service: cron',
  'product: linux, service: sshd',
  'product: linux, service: sudo',
  'product: linux, service: syslog',
  'product: linux, service: vsftpd',
  'product: linux, service: auditd',
  'category: webserver',
  'category: proxy',
  'category: firewall',
  'product: apache, service: error',
  'service: nginx',
  'product: modsecurity',
  'product: cisco, service: aaa',
  'product: cisco, service: syslog',
  'product: huawei, service: bgp',
  'product: juniper, service: bgp',
  'product: fortigate, service: event',
  'product: kubernetes, service: audit',
] as const;

type LineSource = (typeof lineSources)[number];

const linux = ['product: linux', 'product: linux, service: syslog'] as const;
const cisco = ['category: firewall', 'product: cisco, service: syslog'] as const;
const web = ['category: webserver', 'service: nginx'] as const;
const apache = ['product: apache, service: error', 'product: modsecurity'] as const;

/** A line, WORD standing for what a rule searches, and the log sources that it is of. */
export const linesOfSources: readonly (readonly [line: string, sources: readonly LineSource[]])[] = [
  ['a WORD here', []],
  ['Nov 24 10:00:00 web01 bash[1]: WORD', linux],
  ['2026-11-24T10:00:00.123456+01:00 web01 bash[1]: WORD', linux],
  [
    'Nov 24 10:00:00 sudo: x WORD',
    [...linux, 'product: linux, service: auth', 'product: linux, service: sudo'],
  ],
  ['2026-11-24T10:00:00.123Z web01 sshd[1]: WORD', []],
  ['<34>Nov 24 10:00:00 web01 sshd[1]: WORD', []],
  [
    'Nov 24 10:00:00 web01 sshd[1]: WORD',
    [...linux, 'product: linux, service: auth', 'product: linux, service: sshd'],
  ],
  [
    'Nov 24 10:00:00 web01 CRON[1]: (root) CMD (WORD)',
    [...linux, 'product: linux, service: auth', 'product: linux, service: cron'],
  ],
  ['Nov 24 10:00:00 web01 clamd[1]: /x/WORD: Eicar FOUND', [...linux, 'product: linux, service: clamav']],
  ['Nov 24 10:00:00 web01 rpd[1]: WORD', [...linux, 'product: juniper, service: bgp']],
  ['Nov 24 10:00:00 web01 httpd: WORD', [...linux, ...apache]],
  ['Nov 24 10:00:00 web01 nginx: WORD', []],
  ['Mon Nov 24 10:00:00 2026 [pid 12] [WORD] FTP x', ['product: linux, service: vsftpd']],
  [
    '2026/11/24 10:00:00 [error] 123#123: *1 WORD, client: 192.0.2.7',
    ['service: nginx', 'product: modsecurity'],
  ],
  ['[Tue Nov 24 10:00:00 2026] [error] [client 192.0.2.7] WORD', apache],
  [
    '[Tue Nov 24 10:00:00.123456 2026] [core:error] [pid 12:tid 34] [client 192.0.2.7:5] AH00126: WORD',
    apache,
  ],
  ['192.0.2.7 - - [24/Nov/2026:10:00:00 +0000] "GET /WORD HTTP/1.1" 200 512 "-" "curl"', web],
  ['192.0.2.7 - - [24/Nov/2026:10:00:00 +0000] "GET /a\\"WORD HTTP/1.1" 200 512 "-" "a \\"b\\""', web],
  [
    '192.0.2.7 - - [24/Nov/2026:10:00:00 +0000] "GET http://x/WORD HTTP/1.1" 200 512 "-" "curl"',
    [...web, 'category: proxy'],
  ],
  [
    '1795514400.123    345 192.0.2.7 TCP_MISS/200 1234 GET http://WORD/x - DIRECT/192.0.2.9 text/html',
    ['category: proxy'],
  ],
  [
    '2026-11-24 10:00:00 192.0.2.1 GET /WORD a=b 80 alice 192.0.2.7 Mozilla/5.0+(X11) - 200 0 0',
    ['category: webserver'],
  ],
  ['%ASA-6-302013: WORD', cisco],
  ['Nov 24 10:00:00 fw01 %ASA-5-111008: WORD', [...cisco, 'product: cisco, service: aaa']],
  ['Nov 24 10:00:00 router 123: %SYS-5-CONFIG_I: WORD', cisco],
  ['Nov 24 10:00:00 r %%01BGP/3/BGP_AUTH_FAILED(l): WORD', ['product: huawei, service: bgp']],
  [
    'date=2026-11-24 time=10:00:00 devname=WORD devid=FGT1 logid=0000000013 type=traffic subtype=forward level=notice srcip=192.0.2.7 dstip=192.0.2.9',
    ['category: firewall', 'product: fortigate, service: event'],
  ],
  [
    '1,2026/11/24 10:00:00,0123,TRAFFIC,end,1,2026/11/24 10:00:00,192.0.2.7,192.0.2.9,WORD',
    ['category: firewall'],
  ],
  [
    'type=EXECVE msg=audit(1795514400.123:1): argc=2 a0="x" a1="WORD"',
    ['product: linux', 'product: linux, service: auditd'],
  ],
  [
    'Nov 24 10:00:00 web01 audispd: type=EXECVE msg=audit(1795514400.123:1): argc=2 a0="x" a1="WORD"',
    [...linux, 'product: linux, service: auditd'],
  ],
  ['{"a":"WORD"}', []],
  ['{"auditID":"1","a":"WORD"}', ['product: kubernetes, service: audit']],
  ['{"EventID":1,"Channel":"Security","a":"WORD"}', []],
  ['CEF:0|x|y|1|1|WORD|5|src=192.0.2.7', []],
];
