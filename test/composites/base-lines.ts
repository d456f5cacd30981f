/**
 * A line for rules of the stock ruleset whose events some composite counts, as the program would write it. Those of
 * which Wazuh's own tests or the remarks in its files have a line are not among them. `{n}` is another number in each
 * line of a stream.
 */
export const baseLines: readonly (readonly [rule: number, line: string])[] = [
  [2963, 'Nov 15 12:00:01 mx01 perdition[812]: Connect:  192.0.2.7 -> 198.51.100.2'],
  ...(
    [
      [3102, '451 4.1.8 Domain of sender address guest@example.net does not resolve'],
      [3103, '550 5.0.0 Access denied'],
      [3104, '550 5.7.1 Relaying denied'],
      [3105, '553 5.1.8 Domain of sender address guest@example.net does not exist'],
      [3106, '553 5.5.4 Domain name required for sender address guest'],
      [3107, '451 4.7.1 Try again later'],
    ] as const
  ).map(
    ([rule, reply]) =>
      [
        rule,
        `Nov 15 12:00:01 mx01 sendmail[812]: jAFC01: ruleset=check_rcpt, relay=[192.0.2.7], reject=${reply}`,
      ] as const,
  ),
  [
    3108,
    'Nov 15 12:00:01 mx01 sendmail[812]: jAFC01: rejecting commands from mail.example.net [192.0.2.7] due to pre-greeting traffic',
  ],
  ...(
    [
      [3303, 450],
      [3304, 503],
      [3305, 504],
    ] as const
  ).map(
    ([rule, code]) =>
      [
        rule,
        `Nov 15 12:00:01 mx01 postfix/smtpd[812]: NOQUEUE: reject: RCPT from unknown[192.0.2.7]: ${code} refused; proto=ESMTP`,
      ] as const,
  ),
  [
    3332,
    'Nov 15 12:00:01 mx01 postfix/smtpd[812]: warning: unknown[192.0.2.7]: SASL LOGIN authentication failed: bad password',
  ],
  [
    3601,
    'Nov 15 12:00:01 mx01 imapd[812]: Login failed user=alice auth=alice host=client.example.net [192.0.2.7]',
  ],
  [
    3702,
    'Nov 15 12:00:01 mx01 MailScanner[812]: Message jAFC01 from 192.0.2.7 (guest@example.net) to example.com is spam, SpamAssassin',
  ],
  [
    3801,
    '2023-11-15 12:00:01 192.0.2.7 client SMTPSVC1 MX01 198.51.100.2 0 RCPT - +TO:<guest@example.com> 550 0 0 0 0 SMTP - - - -',
  ],
  [
    3802,
    '2023-11-15 12:00:01 192.0.2.7 client SMTPSVC1 MX01 198.51.100.2 0 DATA - +x 554 0 0 0 0 SMTP - - - -',
  ],
  [3901, 'Nov 15 12:00:01 mx01 pop3d: Connection, ip=[192.0.2.7]'],
  [
    4513,
    'Nov 15 12:00:01 fw01 fw01: NetScreen device_id=fw01  [Root]system-alert-00016: Port scan! From 192.0.2.7 to 198.51.100.2, proto TCP',
  ],
  [
    4513,
    'Nov 15 12:00:01 fw01 fw01: NetScreen device_id=fw01  [Root]system-alert-00016: Port scan from 192.0.2.7',
  ],
  ...(
    [
      [4503, 'critical-00032: Malicious URL'],
      [4513, 'alert-00016: Port scan'],
    ] as const
  ).map(
    ([rule, what]) =>
      [
        rule,
        `Nov 15 12:00:01 fw01 fw01: NetScreen device_id=fw01  [Root]system-${what}! From 192.0.2.{n} to 198.51.100.2, proto TCP`,
      ] as const,
  ),
  [
    4313,
    '%PIX-4-106023: Deny tcp src outside:192.0.2.7/4711 dst inside:198.51.100.2/80 by access-group "outside_in"',
  ],
  [
    4804,
    'id=firewall sn=001 time="2023-11-15 12:00:01" fw=198.51.100.2 pri=4 c=64 m=36 msg="TCP connection dropped" n=1 src=192.0.2.7:4711:WAN dst=198.51.100.3:80:LAN proto=tcp',
  ],
  [
    5702,
    'Nov 15 12:00:01 web01 sshd[812]: reverse mapping checking getaddrinfo for host.example.net [192.0.2.7] failed - POSSIBLE BREAK-IN ATTEMPT!',
  ],
  [5704, 'Nov 15 12:00:01 web01 sshd[812]: fatal: Timeout before authentication for 192.0.2.7'],
  [5713, 'Nov 15 12:00:01 web01 sshd[812]: Corrupted check bytes on input. Local: crc32 compensation attack'],
  ...(
    [
      [6211, 'Username/auth name mismatch'],
      [6210, 'Wrong password'],
      [6212, 'No matching peer found'],
    ] as const
  ).map(
    ([rule, reason]) =>
      [
        rule,
        `Nov 15 12:00:01 pbx01 asterisk[812]: NOTICE[901]: chan_sip.c:812 in handle_request_register: Registration from '<sip:100@example.net>' failed for '192.0.2.7' - ${reason}`,
      ] as const,
  ),
  [
    6253,
    "Nov 15 12:00:01 pbx01 asterisk[812]: NOTICE[901]: chan_iax2.c:812 in register_verify: No registration for peer 'alice' (from 192.0.2.7)",
  ],
  [
    6256,
    'Nov 15 12:00:01 pbx01 asterisk[812]: NOTICE[901]: chan_iax2.c:812 in register_verify: Host 192.0.2.7 failed MD5 authentication for alice (x != y)',
  ],
  [9304, '[emergency] [imp] Database is gone [pid 812 on line 12]'],
  [9501, 'Nov 15 12:00:01 web01 WPsyslog[812]: [192.0.2.7 alice] User authentication failed'],
  [9801, "Nov 15 12:00:01 mx01 vm-pop3d[812]: User 'alice' - failed auth, from=192.0.2.7"],
  [9901, 'Nov 15 12:00:01 mx01 vpopmail[812]: vchkpw-pop3: password fail alice@example.com:192.0.2.7'],
  [
    9902,
    'Nov 15 12:00:01 mx01 vpopmail[812]: vchkpw-pop3: vpopmail user not found alice@example.com:192.0.2.7',
  ],
  [9903, 'Nov 15 12:00:01 mx01 vpopmail[812]: vchkpw-pop3: null password given alice@example.com:192.0.2.7'],
  [
    11204,
    'Nov 15 12:00:01 ftp01 proftpd[812]: [812]: ftp01 (client.example.net[192.0.2.7]) - USER alice (Login failed): Incorrect password.',
  ],
  [11201, 'Nov 15 12:00:01 ftp01 proftpd[812]: ftp01 (client.example.net[192.0.2.7]): FTP session opened.'],
  [
    11215,
    'Nov 15 12:00:01 ftp01 proftpd[812]: ftp01 (client.example.net[192.0.2.7]): FTP login timed out, disconnected',
  ],
  [11301, 'Nov 15 12:00:01 ftp01 pure-ftpd: (guest@192.0.2.7) [INFO] New connection from 192.0.2.7'],
  [
    11302,
    'Nov 15 12:00:01 ftp01 pure-ftpd: (guest@192.0.2.7) [WARNING] Authentication failed for user [alice]',
  ],
  [
    11502,
    '2023-11-15 12:00:01 192.0.2.7 alice MSFTPSVC1 FTP01 198.51.100.2 21 [144]PASS - - 530 1326 0 0 0 FTP - - - -',
  ],
  [
    11504,
    '2023-11-15 12:00:01 192.0.2.7 alice MSFTPSVC1 FTP01 198.51.100.2 21 [144]RETR - - 550 1326 0 0 0 FTP - - - -',
  ],
  [
    14202,
    '812 11/15/2023 12:00:01.000 SEV=3 AUTH/5 RPT=1 192.0.2.7 Authentication rejected: Reason = Invalid password',
  ],
  [
    18105,
    '2023 Nov 15 12:00:01 WinEvtLog: Security: AUDIT_FAILURE(560): Security: alice: EXAMPLE: PC01: Object Open: Source Network Address: 192.0.2.7',
  ],
  [
    18103,
    '2023 Nov 15 12:00:01 WinEvtLog: Application: ERROR(1000): Application Error: alice: EXAMPLE: PC01: Faulting application x.exe',
  ],
  [
    18125,
    '2023 Nov 15 12:00:01 WinEvtLog: System: ERROR(20187): RemoteAccess: alice: EXAMPLE: PC01: The user failed an authentication attempt',
  ],
  [
    7502,
    '2023 Nov 15 12:00:01 WinEvtLog: Application: WARNING(258): McLogEvent: alice: EXAMPLE: PC01: The file is infected',
  ],
  [
    18108,
    '2023 Nov 15 12:00:01 WinEvtLog: Security: AUDIT_FAILURE(4673): Security: alice: EXAMPLE: PC01: A privileged service was called.',
  ],
  [19111, "[2023-11-15 12:00:01.000 'App' 812 info] Event 12 : Failed login attempt for alice@192.0.2.7"],
  [19103, "[2023-11-15 12:00:01.000 'App' 812 error] Cannot open the virtual machine"],
  [19104, "[2023-11-15 12:00:01.000 'App' 812 warning] The virtual machine is slow"],
  [
    20101,
    'Nov 15 12:00:01 ids01 snort[812]: [1:100000{n%10}:1] Test rule [Classification: Misc activity] [Priority: 3]: {TCP} 192.0.2.7:4711 -> 198.51.100.2:80',
  ],
  [
    31315,
    '2023/11/15 12:00:01 [error] 812#0: *1 user "alice": password mismatch, client: 192.0.2.7, server: www.example.com, request: "GET / HTTP/1.1"',
  ],
  [
    20101,
    'Nov 15 12:00:01 ids01 snort[812]: [1:1000001:1] Test rule [Classification: Misc activity] [Priority: 3]: {TCP} 192.0.2.7:4711 -> 198.51.100.2:80',
  ],
  ...(
    [
      [31103, 'GET /item?id=1%20union%20select%201', 404],
      [31105, 'GET /item?q=%3Cscript%3Ealert', 404],
      [31121, 'GET /item', 501],
      [31123, 'GET /item', 503],
      [31530, 'POST /item?x=a;b', 302],
    ] as const
  ).map(
    ([rule, request, status]) =>
      [
        rule,
        `192.0.2.7 - - [15/Nov/2023:12:00:01 +0000] "${request} HTTP/1.1" ${status} 181 "-" "curl/8"`,
      ] as const,
  ),
  [30115, '[error] [client 192.0.2.7] Invalid URI in request GET ../ HTTP/1.1'],
  [30118, '[error] [client 192.0.2.7] ModSecurity: Access denied with code 403 (phase 2).'],
  [30201, 'mod_security-message: Access denied with code 403. Pattern match at THE_REQUEST'],
  [
    30309,
    '[Wed Nov 15 12:00:01.000000 2023] [auth_basic:error] [pid 812] [client 192.0.2.7:4711] AH01618: user guest not found: /',
  ],
  [
    30315,
    '[Wed Nov 15 12:00:01.000000 2023] [core:error] [pid 812] [client 192.0.2.7:4711] AH00126: Invalid URI in request GET /../ HTTP/1.1',
  ],
  [31202, '[15/Nov/2023:12:00:01 +0000] WARN: pools/web: slow, host=192.0.2.7, x'],
  ...(
    [
      [35003, 400, 'a{n}.html'],
      [35005, 403, 'a{n}.html'],
      [35006, 404, 'a{n}.html'],
      [35008, 405, 'a{n}.html'],
      [35009, 500, 'a{n}.html'],
      [35021, 404, 'blst.php'],
      [35022, 404, 'jk/exp.wmf'],
    ] as const
  ).map(
    ([rule, status, path]) =>
      [
        rule,
        `1700049601.000    120 192.0.2.7 TCP_DENIED/${status} 1433 GET http://www.example.com/${path} - NONE/- text/html`,
      ] as const,
  ),
  [50125, 'MySQL log: 231115 12:00:01 812 [ERROR] Cannot find table'],
  [50181, 'MySQL log: 2023-11-15T12:00:01.000000Z 812 [ERROR] Cannot find table'],
  [50504, '[2023-11-15 12:00:01.000 UTC] 192.0.2.7: FATAL:  the database system is shutting down'],
  [
    80136,
    '11/15/2023:12:00:01 GMT ns01 0-PPE-0 : AAATM HTTP_RESOURCEACCESS_DENIED 812 0 : User alice - Client_ip 192.0.2.7',
  ],
  [
    80254,
    JSON.stringify({
      integration: 'aws',
      aws: { source: 'cloudtrail', eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Failure' } },
    }),
  ],
  [
    80442,
    JSON.stringify({
      integration: 'aws',
      aws: { source: 'waf', action: 'BLOCK', httpRequest: { clientIp: '192.0.2.7' } },
    }),
  ],
  [
    91702,
    JSON.stringify({
      integration: 'office365',
      office365: { RecordType: 6, Operation: 'FileDownloaded', UserId: 'alice@example.com' },
    }),
  ],
  [
    81903,
    'Nov 15 12:00:01 2023-11-15 12:00:01,000, , audit.runtime.com.rsa.ims.authn.impl.AuthenticationBrokerImpl, ERROR, 1a,2b,192.0.2.7,198.51.100.2,AUTHN_LOGIN_EVENT,13002,FAIL,AUTHN_METHOD_FAILED,3c,4d,5e,6f,alice,7a,8b,9c,0d,1e,web01,2f',
  ],
  [
    85759,
    '2023-11-15T12:00:01.000-0500 I ACCESS   [conn812] SCRAM-SHA-1 authentication failed for alice on admin from client 192.0.2.7 ; UserNotFound',
  ],
  ...(
    [
      [81604, 'action="negotiate" status="dpd_failure"'],
      [81606, 'action="login" status="failed"'],
      [81608, 'msg="Configuration is changed in the admin session"'],
      [81612, 'action="Edit"'],
      [81614, 'action="ssl-login-fail"'],
      [81616, 'action="logout" status="success"'],
      [81622, 'level="information" action="tunnel-up"'],
      [81624, 'level="information" action="tunnel-down"'],
      [81626, 'ui="https" action="login" status="success"'],
      [81631, 'action="Add"'],
      [81620, 'level="warning" action="blocked"'],
    ] as const
  ).map(
    ([rule, what]) =>
      [
        rule,
        `date=2023-11-15 time=12:00:01 devname="fw01" devid="FG1" logid="0100032001" ${what} srcip=192.0.2.7 vd="root"`,
      ] as const,
  ),
  [
    4101,
    'Nov 15 12:00:01 fw01 kernel: [812.0] DROP IN=eth0 OUT= MAC=00:00:00:00:00:00:00:00:00:00:00:00:08:00 SRC=192.0.2.7 DST=198.51.100.2 LEN=40 PROTO=TCP SPT=4711 DPT=23 ',
  ],
  [5716, 'Nov 15 12:00:01 web01 sshd[812]: error: PAM: Authentication failure for alice from 192.0.2.7'],
  [
    9401,
    'Nov 15 12:00:01 web01 roundcube: [15-Nov-2023 12:00:01 +0000] IMAP Error: Authentication for alice failed (LOGIN): "NO Authentication failed" from 192.0.2.7',
  ],
  [52502, 'Nov 15 12:00:01 mx01 clamd[812]: /tmp/x: Eicar-Test-Signature FOUND'],
  [87601, "gsad main:WARNING:2023-11-15 12h00.01 UTC:812: Authentication failure for 'admin' from 192.0.2.7"],
  [
    2508,
    'Nov 15 12:00:01 ldap01 slapd[812]: conn=7 fd=64 ACCEPT from IP=192.0.2.7:4711 (IP=198.51.100.2:389)',
  ],
  [5602, 'Nov 15 12:00:01 web01 telnetd[812]: connect from 192.0.2.7'],
];

/** Lines on which composites fire that are told by another event than those that they count. */
export const lastLines: readonly string[] = [
  'Nov 15 12:00:01 ldap01 slapd[812]: conn=7 op=0 RESULT tag=97 err=49 text=',
  'Nov 15 12:00:01 web01 telnetd[812]: ttloop:  peer died: EOF',
  'Nov 15 12:00:01 web01 sshd[812]: Accepted password for root from 192.0.2.7 port 40022 ssh2',
  'Nov 15 12:00:01 web01 useradd[812]: new user: name=alice, UID=1000, GID=1000, home=/home/alice, shell=/bin/sh',
];

/** Lines of the best known programs. */
export const knownLines: readonly string[] = [
  'Nov 15 12:00:01 web01 sshd[4711]: Failed password for root from 192.0.2.7 port 40022 ssh2',
  'Nov 15 12:00:01 web01 sshd[4711]: Failed password for invalid user guest from 192.0.2.7 port 40022 ssh2',
  'Nov 15 12:00:01 web01 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.7  user=root',
  'Nov 15 12:00:01 web01 sshd[4711]: User guest from 192.0.2.7 not allowed because not listed in AllowUsers',
  '192.0.2.7 - - [15/Nov/2023:12:00:01 +0000] "GET /item?id=1\'+union+select+1 HTTP/1.1" 200 181 "-" "curl/8"',
  '192.0.2.7 - - [15/Nov/2023:12:00:01 +0000] "GET /../../../etc/passwd HTTP/1.1" 200 181 "-" "curl/8"',
  '192.0.2.7 - - [15/Nov/2023:12:00:01 +0000] "GET /report HTTP/1.1" 500 181 "-" "curl/8"',
];
