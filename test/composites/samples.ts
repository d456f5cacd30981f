import type { LogEvent } from '@sigmazuh/logtest';
import { rulesetLines } from '../ruleset-lines/judge-lines.ts';

/** An event that may be the base of a composite, with what a Sigma rule needs to take it. */
export interface Sample {
  readonly event: LogEvent;
  /** Of a Windows event. */
  readonly windows?: { readonly channel: string; readonly eventId: number; readonly detail: string };
}

const lines: readonly string[] = [
  'Nov 15 12:00:01 web01 sshd[4711]: Failed password for root from 192.0.2.7 port 40022 ssh2',
  'Nov 15 12:00:01 web01 sshd[4711]: Failed password for invalid user guest from 192.0.2.7 port 40022 ssh2',
  'Nov 15 12:00:01 web01 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.7  user=root',
  'Nov 15 12:00:01 web01 sshd[4711]: User guest from 192.0.2.7 not allowed because not listed in AllowUsers',
  '192.0.2.7 - - [15/Nov/2023:12:00:01 +0000] "GET /item?id=1\'+union+select+1 HTTP/1.1" 200 181 "-" "curl/8"',
  '192.0.2.7 - - [15/Nov/2023:12:00:01 +0000] "GET /../../../etc/passwd HTTP/1.1" 200 181 "-" "curl/8"',
  '192.0.2.7 - - [15/Nov/2023:12:00:01 +0000] "GET /report HTTP/1.1" 500 181 "-" "curl/8"',
];

/** Lines of Wazuh's own ruleset tests and some more, and Windows events of all channels and severities that the stock rules tell. */
export function samples(): readonly Sample[] {
  const all = [...rulesetLines().map(({ line }) => line), ...lines];
  return [...all.map((log) => ({ event: { log } })), ...windowsSamples];
}

interface Channel {
  readonly channel: string;
  readonly provider: string;
  readonly eventId: number;
}

const channels: readonly Channel[] = [
  { channel: 'Security', provider: 'Sample', eventId: 521 },
  { channel: 'Security', provider: 'Microsoft-Windows-Security-Auditing', eventId: 4625 },
  { channel: 'Security', provider: 'Microsoft-Windows-Security-Auditing', eventId: 4673 },
  { channel: 'Security', provider: 'Microsoft-Windows-Security-Auditing', eventId: 4656 },
  { channel: 'System', provider: 'Service Control Manager', eventId: 7045 },
  { channel: 'System', provider: 'Microsoft-Windows-Eventlog', eventId: 104 },
  { channel: 'Application', provider: 'MSSQLSERVER', eventId: 33205 },
  { channel: 'Microsoft-Windows-Sysmon/Operational', provider: 'Microsoft-Windows-Sysmon', eventId: 255 },
  {
    channel: 'Microsoft-Windows-Windows Defender/Operational',
    provider: 'Microsoft-Windows-Windows Defender',
    eventId: 5007,
  },
  {
    channel: 'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall',
    provider: 'Microsoft-Windows-Windows Firewall With Advanced Security',
    eventId: 2004,
  },
  {
    channel: 'Microsoft-Windows-PowerShell/Operational',
    provider: 'Microsoft-Windows-PowerShell',
    eventId: 4104,
  },
  {
    channel: 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
    provider: 'Microsoft-Windows-TerminalServices-LocalSessionManager',
    eventId: 21,
  },
];

/** Critical to information, as `Level` has it; level 0 with the keyword of a failed audit. */
const severities = [
  { level: 1, keywords: '0x8000000000000000' },
  { level: 2, keywords: '0x8000000000000000' },
  { level: 3, keywords: '0x8000000000000000' },
  { level: 4, keywords: '0x8000000000000000' },
  { level: 0, keywords: '0x8010000000000000' },
] as const;

const windowsSamples: readonly Sample[] = channels.flatMap((own) =>
  severities.map(({ level, keywords }) => ({
    event: { winevt: windowsEvent(own, level, keywords) },
    windows: { ...own, detail: detailOf(level) },
  })),
);

function windowsEvent({ channel, provider, eventId }: Channel, level: number, keywords: string) {
  const system = [
    `<Provider Name='${provider}'/><EventID>${eventId}</EventID><Level>${level}</Level>`,
    `<Keywords>${keywords}</Keywords><Channel>${channel}</Channel><Computer>pc01.example.com</Computer>`,
  ].join('');
  const data = [
    "<Data Name='TargetUserName'>alice</Data>",
    "<Data Name='IpAddress'>192.0.2.7</Data>",
    `<Data Name='Detail'>${detailOf(level)}</Data>`,
  ].join('');
  return {
    Event: `<Event><System>${system}</System><EventData>${data}</EventData></Event>`,
    Message: 'A sample.',
  };
}

function detailOf(level: number): string {
  return `sample of level ${level}`;
}
