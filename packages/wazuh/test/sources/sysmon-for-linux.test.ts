import { createEvaluator, eventFromLog } from '@sigmazuh/evaluator';
import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../../wazuh-events/test/sources/rule-of.ts';
import { alertsOn } from './line-judge.ts';

const detection = (item: string) => `  s:\n    ${item}\n  condition: s`;

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function line(eventId: number, data: Readonly<Record<string, string>>, host = 'host'): string {
  const values = Object.entries(data).map(([name, text]) => `<Data Name="${name}">${escaped(text)}</Data>`);
  const system = [
    '<Provider Name="Linux-Sysmon" Guid="{ff032593-a8d3-4f13-b0d6-01fc615a0f97}"/>',
    `<EventID>${eventId}</EventID><Version>5</Version><Level>4</Level><EventRecordID>7</EventRecordID><Correlation/>`,
    `<Channel>Linux-Sysmon/Operational</Channel><Computer>${host}</Computer><Security UserId="0"/>`,
  ];
  return `Nov 24 07:00:00 ${host} sysmon: <Event><System>${system.join('')}</System><EventData>${values.join('')}</EventData></Event>`;
}

type Event = readonly [eventId: number, data: Readonly<Record<string, string>>];

const cases: readonly (readonly [
  logSource: string,
  item: string,
  yes: readonly Event[],
  no: readonly Event[],
])[] = [
  [
    'category: process_creation',
    'Image|endswith: /cat',
    [[1, { Image: '/usr/bin/cat' }]],
    [
      [5, { Image: '/usr/bin/cat' }],
      [1, { ParentImage: '/bin/cat' }],
    ],
  ],
  [
    'category: process_creation',
    'CommandLine|contains: \'echo "a" > b\'',
    [[1, { CommandLine: 'sh -c echo "a" > b' }]],
    [[1, { CommandLine: 'echo a > b' }]],
  ],
  [
    'category: process_creation',
    "CommandLine|contains: '&& x'",
    [[1, { CommandLine: 'a && x' }]],
    [[1, { CommandLine: 'a & x' }]],
  ],
  [
    'category: process_creation',
    "CommandLine|re: '^a[^x]b$'",
    [
      [1, { CommandLine: 'a"b' }],
      [1, { CommandLine: 'a<b' }],
    ],
    [[1, { CommandLine: 'axb' }]],
  ],
  ['category: process_creation', "User: '-'", [[1, { User: '-' }]], [[1, { User: 'root' }]]],
  ['category: process_creation', "User: ''", [[1, { User: '' }]], [[1, { User: 'root' }]]],
  [
    'category: process_creation',
    'ParentUser: null',
    [
      [1, { User: 'a' }],
      [1, { ParentUser: '' }],
    ],
    [[1, { ParentUser: 'a' }]],
  ],
  [
    'category: file_event',
    'TargetFilename|startswith: /etc/',
    [[11, { TargetFilename: '/etc/x' }]],
    [[23, { TargetFilename: '/etc/x' }]],
  ],
  [
    'category: network_connection',
    "DestinationIp|cidr: '192.0.2.0/24'",
    [[3, { DestinationIp: '192.0.2.7' }]],
    [[3, { SourceIp: '192.0.2.7' }]],
  ],
  [
    'category: file_delete',
    'TargetFilename|endswith: .log',
    [[23, { TargetFilename: '/x.log' }]],
    [[11, { TargetFilename: '/x.log' }]],
  ],
  [
    'category: process_termination',
    'Image: /bin/sh',
    [[5, { Image: '/bin/sh' }]],
    [[1, { Image: '/bin/sh' }]],
  ],
  ['service: sysmon', 'EventID: 16', [[16, {}]], [[1, {}]]],
  ['service: sysmon', 'Provider_Name: Linux-Sysmon', [[4, { State: 'Started' }]], []],
];

describe.each(cases)('a rule for %s with %s', (own, item, yes, no) => {
  const logSource = `product: linux, ${own}`;
  const alerts = alertsOn(logSource, detection(item));
  const evaluator = createEvaluator([ruleOf(logSource, detection(item))]);
  const bySigma = (log: string) =>
    evaluator.evaluate(eventFromLog({ logsource: { product: 'linux' }, log })).length > 0;

  it.each(yes)('alerts on event %i %o', (eventId, data) => {
    expect(bySigma(line(eventId, data))).toBe(true);
    expect(alerts(line(eventId, data))).toBe(true);
  });

  it.each(no)('is silent on event %i %o', (eventId, data) => {
    expect(bySigma(line(eventId, data))).toBe(false);
    expect(alerts(line(eventId, data))).toBe(false);
  });
});
