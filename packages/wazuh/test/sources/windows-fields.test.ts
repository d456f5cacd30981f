import { createEvaluator, eventFromWindows } from '@sigmazuh/evaluator';
import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../../wazuh-events/test/sources/rule-of.ts';
import { judgeOf } from './line-judge.ts';

interface Written {
  readonly channel: string;
  readonly id: string;
  readonly provider?: string;
  readonly data?: Readonly<Record<string, string>>;
  /** EventData without names, or UserData, as XML. */
  readonly payload?: string;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function winevt({ channel, id, provider = 'Some-Provider', data = {}, payload }: Written) {
  const values = Object.entries(data).map(([name, text]) => `<Data Name='${name}'>${escaped(text)}</Data>`);
  const system = `<Provider Name='${provider}'/><EventID>${id}</EventID><Version>1</Version><Level>4</Level><Task>7</Task><Opcode>0</Opcode><Keywords>0x8020000000000000</Keywords><EventRecordID>9</EventRecordID><Execution ProcessID='11' ThreadID='12'/><Channel>${channel}</Channel><Computer>host.example.com</Computer>`;
  return {
    Event: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>${system}</System>${payload ?? `<EventData>${values.join('')}</EventData>`}</Event>`,
    Message: 'A message.',
  };
}

const system = (id: string, payload?: string): Written => ({
  channel: 'System',
  id,
  provider: 'Microsoft-Windows-Eventlog',
  ...(payload === undefined ? {} : { payload }),
});
const cleared = (log: string) =>
  system(
    '104',
    `<UserData><LogFileCleared><SubjectUserName>a</SubjectUserName><Channel>${log}</Channel></LogFileCleared></UserData>`,
  );
const defender = (data: Readonly<Record<string, string>>): Written => ({
  channel: 'Microsoft-Windows-Windows Defender/Operational',
  id: '1116',
  data,
});
const wmi = (section: string, value: string): Written => ({
  channel: 'Microsoft-Windows-WMI-Activity/Operational',
  id: '5858',
  payload: `<UserData><${section}>${value}</${section}></UserData>`,
});
const created = (data: Readonly<Record<string, string>>): Written => ({
  channel: 'Security',
  id: '4688',
  provider: 'Microsoft-Windows-Security-Auditing',
  data,
});
const unnamed = (...values: readonly string[]): Written => ({
  channel: 'Windows PowerShell',
  id: '400',
  payload: `<EventData>${values.map((value) => `<Data>${escaped(value)}</Data>`).join('')}</EventData>`,
});

const service = (name: string) => `product: windows, service: ${name}`;
const category = (name: string) => `product: windows, category: ${name}`;
const one = (item: string) => `  s:\n    ${item}\n  condition: s`;

const cases: readonly (readonly [
  logSource: string,
  detection: string,
  yes: readonly Written[],
  no: readonly Written[],
])[] = [
  [service('system'), one('Channel: Security'), [cleared('Security')], [cleared('Setup'), system('7045')]],
  [service('system'), one('Channel: System'), [system('7045'), cleared('System')], [cleared('Setup')]],
  [
    service('system'),
    '  s:\n    EventID: 104\n  f:\n    Channel: [System, Security]\n  condition: s and not f',
    [cleared('Setup')],
    [cleared('Security'), cleared('System'), system('104')],
  ],
  [service('system'), one('SubjectUserName: a'), [cleared('Setup')], [system('104')]],
  [
    service('system'),
    one('Provider_Name: Microsoft-Windows-Eventlog'),
    [system('1')],
    [{ channel: 'System', id: '1' }],
  ],
  [service('system'), one("Computer|endswith: '.example.com'"), [system('1')], []],
  [service('system'), one('Level: 4'), [system('1')], []],
  [service('system'), one("Keywords: '0x8020000000000000'"), [system('1')], []],
  [service('system'), one('Execution_ProcessID: 11'), [system('1')], []],
  [
    service('windefend'),
    one("ThreatName|contains: 'mimi'"),
    [defender({ 'Threat Name': 'HackTool:Mimikatz' }), defender({ ThreatName: 'mimi' })],
    [defender({ Path: 'mimi' })],
  ],
  [
    service('windefend'),
    one("Path|contains: 'x'"),
    [defender({ Path: 'x' })],
    [defender({ 'Threat Name': 'x' })],
  ],
  [
    service('wmi'),
    one('PossibleCause|contains: x'),
    [
      wmi('Operation_ClientFailure', '<PossibleCause>x</PossibleCause>'),
      wmi('Operation_ESStoConsumerBinding', '<PossibleCause>x</PossibleCause>'),
    ],
    [wmi('Operation_ClientFailure', '<User>x</User>')],
  ],
  [
    service('wmi'),
    one('Query|contains: x'),
    [wmi('Operation_TemporaryEssStarted', '<Query>x</Query>')],
    [wmi('Operation_TemporaryEssStarted', '<User>x</User>')],
  ],
  [
    service('powershell'),
    one('EventID: 4104'),
    [{ channel: 'Microsoft-Windows-PowerShell/Operational', id: '4104' }],
    [{ channel: 'PowerShellCore/Operational', id: '4104' }],
  ],
  [
    category('ps_script'),
    one('ScriptBlockText: x'),
    [{ channel: 'PowerShellCore/Operational', id: '4104', data: { ScriptBlockText: 'x' } }],
    [{ channel: 'PowerShellCore/Operational', id: '4103', data: { ScriptBlockText: 'x' } }],
  ],
  [
    category('ps_classic_start'),
    one("Data|contains: 'HostName=x'"),
    [unnamed('Started', 'a HostName=x b')],
    [unnamed('HostName', '=x')],
  ],
  [
    category('process_creation'),
    one("Image|endswith: '\\a.exe'"),
    [created({ NewProcessName: 'C:\\a.exe' })],
    [
      created({ ParentProcessName: 'C:\\a.exe' }),
      { ...created({ NewProcessName: 'C:\\a.exe' }), id: '4689' },
    ],
  ],
  [
    category('process_creation'),
    one("ParentImage|endswith: '\\a.exe'"),
    [created({ ParentProcessName: 'C:\\a.exe' })],
    [created({ NewProcessName: 'C:\\a.exe' })],
  ],
  [
    category('process_creation'),
    one("LogonId: '0x3e7'"),
    [created({ SubjectLogonId: '0x3e7' })],
    [created({ TargetLogonId: '0x3e7' })],
  ],
  [
    category('process_creation'),
    '  s:\n    CommandLine|contains: x\n  f:\n    ParentCommandLine|contains: y\n  condition: s and not f',
    [created({ CommandLine: 'x' })],
    [created({ CommandLine: 'y' })],
  ],
  [
    category('process_creation'),
    '  s:\n    CommandLine|contains: x\n    OriginalFileName: null\n  condition: s',
    [created({ CommandLine: 'x' })],
    [created({ CommandLine: 'y' })],
  ],
  [
    service('terminalservices-localsessionmanager'),
    one("Address: 'LOCAL'"),
    [
      {
        channel: 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
        id: '21',
        payload: '<UserData><EventXML><Address>LOCAL</Address></EventXML></UserData>',
      },
    ],
    [],
  ],
];

describe.each(cases)('a rule for %s with %s', (logSource, detection, yes, no) => {
  const alerts = judgeOf(logSource, detection);
  const evaluator = createEvaluator([ruleOf(logSource, detection)]);
  const bySigma = (event: Written) => evaluator.evaluate(eventFromWindows(winevt(event))).length > 0;

  it.each(yes)('alerts on %o', (event) => {
    expect(bySigma(event)).toBe(true);
    expect(alerts({ winevt: winevt(event) })).toBe(true);
  });

  it.each(no)('is silent on %o', (event) => {
    expect(bySigma(event)).toBe(false);
    expect(alerts({ winevt: winevt(event) })).toBe(false);
  });
});
