import type { LogEvent } from '@sigmazuh/logtest';
import { readStock } from '../corpus/shared.ts';
import { rulesetLines } from '../ruleset-lines/judge-lines.ts';
import { baseLines, knownLines } from './base-lines.ts';

/** An event that may be the base of a composite, with what a Sigma rule needs to take it. */
export interface Sample {
  readonly event: LogEvent;
  /** Of a Windows event. */
  readonly windows?: { readonly channel: string; readonly eventId: number; readonly detail: string };
}

/** Lines of Wazuh's own ruleset tests, those in the remarks of its files, some more, and Windows events. */
export function samples(): readonly Sample[] {
  const all = [
    ...knownLines,
    ...baseLines.map(([, line]) => line),
    ...rulesetLines().map(({ line }) => line),
    ...remarkLines(),
  ];
  return [...all.map((log) => ({ event: { log } })), ...windowsSamples];
}

/**
 * The event of a number in a stream: `{n}` in a line is another in each, `{n%10}` one of ten in turn.
 *
 * @param pace seconds from one event to the next
 */
export function eventAt({ event }: Sample, number: number, pace = 1): LogEvent {
  const log = event.log
    ?.replaceAll('{n}', String(number))
    .replace(/\{n%(\d+)\}/g, (_all, of: string) => String(number % Number(of)));
  return { ...event, ...(log === undefined ? {} : { log }), id: number, time: 1_700_049_600 + number * pace };
}

/** What the authors of decoders and rules wrote down as an example of a line. */
function remarkLines(): readonly string[] {
  const { decoders, rules } = readStock();
  const remarks = [...decoders, ...rules].flatMap(({ text }) => text.match(/<!--[\s\S]*?-->/g) ?? []);
  const lines = remarks.flatMap((remark) => remark.slice(4, -3).split('\n'));
  return lines
    .map((line) => line.trim().replace(/^(?:[-*] |examples?: *)/i, ''))
    .filter((line) => line.length > shortestRemark);
}

/** What is shorter is no line of a log. */
const shortestRemark = 15;

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
  { channel: 'System', provider: 'Microsoft Antimalware', eventId: 1118 },
  { channel: 'System', provider: 'Microsoft Antimalware', eventId: 4001 },
  { channel: 'Application', provider: 'MSSQLSERVER', eventId: 33205 },
  { channel: 'Application', provider: 'McLogEvent', eventId: 258 },
  { channel: 'Application', provider: 'McLogEvent', eventId: 5022 },
  { channel: 'File Replication Service', provider: 'NtFrs', eventId: 20187 },
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
  {
    channel: 'Microsoft-Windows-TerminalServices-Gateway/Operational',
    provider: 'Microsoft-Windows-TerminalServices-Gateway',
    eventId: 201,
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
