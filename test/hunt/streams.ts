import { readFixtures, sigmaEvent } from '@sigmazuh/cli';
import { eventFromWindows, type SigmaEvent } from '@sigmazuh/evaluator';
import type { LogEvent } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma, type SigmaDocument } from '@sigmazuh/parser';
import { projectRoot } from '../own-pack.ts';
import { Dice } from '../synthetic/dice.ts';

/** What happened one after the other. */
export interface Stream {
  readonly name: string;
  readonly events: readonly StreamedEvent[];
}

export interface StreamedEvent {
  /** Milliseconds since the stream began; no two events of a stream have the same. */
  readonly at: number;
  readonly sigma: SigmaEvent;
  readonly log: LogEvent;
}

/** The streams of the project's own correlations. */
export function fixtureStreams(): readonly Stream[] {
  const { fixtures } = readFixtures(['test/correlations'], projectRoot, new Diagnostics());
  return fixtures.flatMap(({ cases, file }) =>
    cases.map(({ name, records, logSource }) => ({
      name: `${file} ${name}`,
      events: records.map((record, i): StreamedEvent => {
        const log = record.kind === 'windows' ? { winevt: record.event } : { log: record.line };
        const agent = record.agent === undefined ? {} : { agent: { id: '001', name: record.agent } };
        // An index keeps no order among events of the same millisecond.
        return {
          at: (record.at ?? 0) * 1000 + i,
          sigma: sigmaEvent(record, logSource),
          log: { ...log, ...agent },
        };
      }),
    })),
  );
}

const addresses = ['192.0.2.7', '192.0.2.8', 'fe80::1'];
const users = ['alice', 'Alice', 'DOM\\bob', 'a&b', '<x> "y"'];
const amounts = [
  '1',
  '2',
  '2',
  '3.5',
  '1e2',
  '-4',
  '.5',
  '+7',
  '007',
  '5.',
  'many',
  '0x10',
  '1e',
  '1 2',
  '+',
  '.',
];
/**
 * So that time spans begin and end right at events, and right beside them. The evaluator counts in seconds, of which
 * eighths are the same in the binary system.
 */
const pauses = [125, 875, 1_000, 1_125, 4_875, 5_000, 5_125, 9_875, 10_000, 10_125, 30_000, 60_000];

/** Logons and failed logons of few users from few addresses, with numbers that can be added up. */
export function randomStreams(count: number, length: number, seed: number): readonly Stream[] {
  const dice = new Dice(seed);
  const one = <T>(from: readonly T[]): T => from[dice.below(from.length)] as T;
  return Array.from({ length: count }, (_, i) => {
    let at = 0;
    const events = Array.from({ length }, (): StreamedEvent => {
      at += one(pauses);
      const data = [
        ['IpAddress', one(addresses)],
        ['TargetUserName', one(users)],
        ['SubjectUserName', one(users)],
        ['Amount', one(amounts)],
        ['LogonType', one(['2', '3', '10'])],
      ].filter(([name]) => name === 'LogonType' || dice.below(12) > 0);
      const winevt = { Event: securityEvent(one([4624, 4625, 4634]), one(['pc01', 'pc02']), data) };
      return { at, sigma: eventFromWindows(winevt), log: { winevt } };
    });
    return { name: `random ${i}`, events };
  });
}

function securityEvent(id: number, computer: string, data: readonly (readonly string[])[]): string {
  const escaped = (text: string) => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
  const fields = data.map(([name = '', text = '']) => `<Data Name='${name}'>${escaped(text)}</Data>`);
  return (
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>" +
    "<Provider Name='Microsoft-Windows-Security-Auditing' Guid='{54849625-5478-4994-a5ba-3e3b0328c30d}'/>" +
    `<EventID>${id}</EventID><Version>1</Version><Level>0</Level><Task>1</Task><Opcode>0</Opcode>` +
    "<Keywords>0x8020000000000000</Keywords><TimeCreated SystemTime='2026-11-24T10:00:00.1200000Z'/>" +
    `<EventRecordID>1</EventRecordID><Channel>Security</Channel><Computer>${computer}</Computer>` +
    `</System><EventData>${fields.join('')}</EventData></Event>`
  );
}

/** The rules that random correlations refer to; an event can match several. */
const base = [
  ['failed', 'EventID: 4625'],
  ['logon', 'EventID: 4624'],
  ['network', 'EventID: [4624, 4634]\n    LogonType: 3'],
] as const;

/** Which field of their events is the account. */
const accounts: Readonly<Record<string, string>> = {
  failed: 'TargetUserName',
  logon: 'SubjectUserName',
  network: 'TargetUserName',
};

/** Conditions of each type of correlation. */
const conditions = {
  event_count: ['gte: 3', 'gt: 1', 'eq: 2', 'lte: 2', 'gte: 2, lt: 4', 'neq: 3'],
  value_count: [
    'field: TargetUserName, gte: 2',
    'field: [TargetUserName, IpAddress], eq: 3',
    'field: TargetUserName, lt: 3',
  ],
  value_sum: ['field: Amount, gt: 5', 'field: Amount, lte: 3.5', 'field: Amount, eq: 4'],
  value_avg: ['field: Amount, gt: 2', 'field: Amount, lte: 1.5', 'field: Amount, eq: 2'],
  value_percentile: [
    'field: Amount, lte: 40',
    'field: Amount, gt: 50',
    'field: Amount, percentile: 90, gt: 3',
    'field: Amount, percentile: 50, lte: 2',
  ],
  temporal: ['', '', 'gte: 2'],
  temporal_ordered: ['', '', 'gte: 2'],
} as const;

/** Correlations of every type, with groups, aliases, ranges, filters, and correlations of correlations. */
export function randomCorrelations(count: number, seed: number): readonly SigmaDocument[] {
  const dice = new Dice(seed);
  const one = <T>(from: readonly T[]): T => from[dice.below(from.length)] as T;
  const some = <T>(from: readonly T[], least: number): readonly T[] => {
    const chosen = from.filter(() => dice.below(2) === 0);
    return chosen.length < least ? from.slice(0, least) : chosen;
  };
  const uuid = (i: number) => `0c0aa7a1-0000-4000-8000-${String(i).padStart(12, '0')}`;
  const texts = base.map(
    ([name, detection], i) =>
      `title: ${name}\nid: ${uuid(900 + i)}\nname: ${name}\nlogsource: {product: windows, service: security}\n` +
      `detection:\n  a:\n    ${detection}\n  condition: a\n`,
  );
  for (let i = 0; i < count; i += 1) {
    const type = one(Object.keys(conditions) as (keyof typeof conditions)[]);
    const isTemporal = type.startsWith('temporal');
    const inner = i >= 4 && dice.below(3) === 0 ? [`c${dice.below(i)}`] : [];
    const rules = [...some(['failed', 'logon', 'network'], isTemporal ? 2 : 1), ...inner];
    const groups = some(['IpAddress', 'Account', 'Computer'], dice.below(2));
    const bounds = one(conditions[type]);
    const aliases = rules.flatMap((name) => {
      const field = accounts[name];
      return field === undefined ? [] : [`${name}: ${field}`];
    });
    texts.push(
      [
        `title: Correlation ${i}`,
        `id: ${uuid(i)}`,
        `name: c${i}`,
        'correlation:',
        `  type: ${type}`,
        `  rules: [${rules.join(', ')}]`,
        ...(groups.length > 0 ? [`  group-by: [${groups.join(', ')}]`] : []),
        `  timespan: ${one(['5s', '10s', '30s', '2m'])}`,
        `  generate: true`,
        '  aliases:',
        `    Account: {${aliases.join(', ')}}`,
        ...(bounds === '' ? [] : [`  condition: {${bounds}}`]),
        '',
      ].join('\n'),
    );
  }
  for (let i = 0; i < count; i += 7) {
    texts.push(
      `title: Filter ${i}\nid: ${uuid(500 + i)}\nlogsource: {product: windows}\n` +
        `filter:\n  rules: [c${i}]\n  selection: {IpAddress: 192.0.2.8}\n  condition: not selection\n`,
    );
  }
  const diagnostics = new Diagnostics();
  const parsed = texts.flatMap((text, i) => parseSigma(text, `random/${i}.yml`, diagnostics));
  const [wrong] = diagnostics.all.filter(({ severity }) => severity === 'error');
  if (wrong !== undefined) throw new Error(`${wrong.range.file}:${wrong.range.start.line} ${wrong.message}`);
  return parsed;
}
