import type { LogEvent } from '@sigmazuh/logtest';
import type { Dice } from '../synthetic/dice.ts';

/** An event and when it arrives. */
export interface TimedEvent {
  /** In seconds since the beginning of the stream. */
  readonly at: number;
  readonly event: LogEvent;
}

/** When streams begin. */
const beginning = Date.UTC(2026, 10, 24, 10) / 1_000;

/** How long after the one before an event comes: bursts, and the edges of timespans of 20, 30, 60 and 120 seconds. */
const steps = [0, 0, 0, 1, 1, 2, 5, 9, 10, 11, 14, 15, 19, 20, 21, 29, 30, 31, 59, 60, 61, 119, 120, 121];
/** Of events that may follow each other at once. */
const shortSteps = [0, 0, 1, 1, 1, 2, 2, 3, 5];

const eventIds = [4625, 4625, 4625, 4624, 4624, 1102, 4634];
const agents = [
  { id: '001', name: 'pc01' },
  { id: '002', name: 'pc02' },
];

/** A stream in which groups, hosts and rules mix; some of its events are of no rule or in no group. */
export function randomStream(dice: Dice, length: number): readonly TimedEvent[] {
  const gaps = dice.below(2) === 0 ? steps : shortSteps;
  const users = ['alice', 'bob', 'Alice'].slice(0, 1 + dice.below(3));
  const addresses = ['192.0.2.7', '192.0.2.8'].slice(0, 1 + dice.below(2));
  const ids = dice.below(3) === 0 ? [4625] : eventIds;
  let at = 0;
  return Array.from({ length }, (): TimedEvent => {
    at += dice.pick(gaps) ?? 0;
    const agent = dice.pick(agents) ?? agents[0];
    const data: Record<string, string> = {
      ...(dice.below(20) === 0 ? {} : { TargetUserName: dice.pick(users) ?? '' }),
      ...(dice.below(20) === 0 ? {} : { IpAddress: dice.pick(addresses) ?? '' }),
      LogonType: dice.below(3) === 0 ? '10' : '3',
    };
    const Event = eventXml(dice.pick(ids) ?? 4625, `${agent?.name}.example.com`, data);
    return {
      at,
      event: { winevt: { Event }, time: beginning + at, ...(agent === undefined ? {} : { agent }) },
    };
  });
}

function eventXml(eventId: number, computer: string, data: Readonly<Record<string, string>>): string {
  const named = Object.entries(data).map(([name, value]) => `<Data Name='${name}'>${value}</Data>`);
  return [
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>",
    "<Provider Name='Microsoft-Windows-Security-Auditing' Guid='{54849625-5478-4994-a5ba-3e3b0328c30d}'/>",
    `<EventID>${eventId}</EventID><Version>0</Version><Level>0</Level><Task>1</Task><Opcode>0</Opcode>`,
    `<Keywords>${eventId === 4625 ? '0x8010000000000000' : '0x8020000000000000'}</Keywords>`,
    "<TimeCreated SystemTime='2026-11-24T10:00:00.1200000Z'/><EventRecordID>1</EventRecordID><Correlation/>",
    "<Execution ProcessID='4' ThreadID='8'/><Channel>Security</Channel>",
    `<Computer>${computer}</Computer><Security/></System><EventData>${named.join('')}</EventData></Event>`,
  ].join('');
}
