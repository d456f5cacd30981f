import { describe, expect, it } from 'vitest';
import { managerWith, rulesOf } from '../manager.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const xml = (text: string) => text.replace(/[&<>]/g, (each) => entities[each] ?? each);

/** An event as the agent sends it. */
function event(
  { channel, id, message }: { readonly channel: string; readonly id: string; readonly message?: string },
  data: Readonly<Record<string, string>>,
) {
  const provider =
    channel === 'Security' ? 'Microsoft-Windows-Security-Auditing' : 'Microsoft-Windows-Sysmon';
  const values = Object.entries(data).map(([name, text]) => `<Data Name='${name}'>${xml(text)}</Data>`);
  return {
    winevt: {
      Event:
        `<Event><System><Provider Name='${provider}'/><EventID>${id}</EventID><Level>4</Level><Keywords>0x8020000000000000</Keywords>` +
        `<Channel>${channel}</Channel><Computer>WS01</Computer><Security UserID='S-1-5-18'/></System><EventData>${values.join('')}</EventData></Event>`,
      ...(message === undefined ? {} : { Message: message }),
    },
  };
}

const sysmon = { channel: 'Microsoft-Windows-Sysmon/Operational', id: '1' };
const creation = { channel: 'Security', id: '4688' };
const logon = { channel: 'Security', id: '4625' };
const policy = { channel: 'Security', id: '4719' };

const rule = (logSource: string, items: string, condition = 's') =>
  rulesOf(
    `title: hit\nlogsource:\n  product: windows\n  ${logSource}\nlevel: critical\ndetection:\n${items}\n  condition: ${condition}\n`,
  );

type Case = readonly [
  title: string,
  logSource: string,
  detection: string,
  condition: string,
  of: typeof sysmon & { readonly message?: string },
  data: Readonly<Record<string, string>>,
  hits: boolean,
];

const notMinus = "  s:\n    EventID: 4625\n    LogonType: 3\n  f:\n    IpAddress|contains: '-'";
const system = "  s:\n    Image|endswith: '\\x.exe'\n    IntegrityLevel: ";

const cases: readonly Case[] = [
  [
    'a filter for - holds where it arrives as absent',
    'service: security',
    notMinus,
    's and not f',
    logon,
    { LogonType: '3', IpAddress: '-' },
    false,
  ],
  [
    'and not where the field has a value',
    'service: security',
    notMinus,
    's and not f',
    logon,
    { LogonType: '3', IpAddress: '192.0.2.1' },
    true,
  ],
  [
    'a selection for - holds',
    'service: security',
    "  s:\n    EventID: 4625\n    IpAddress|contains: '-'",
    's',
    logon,
    { IpAddress: '-' },
    true,
  ],
  [
    'a regular expression that takes - holds',
    'service: security',
    "  s:\n    EventID: 4625\n    IpAddress|re: '^[-:1]+$'",
    's',
    logon,
    { IpAddress: '-' },
    true,
  ],
  [
    'a start that is - holds',
    'service: security',
    "  s:\n    EventID: 4625\n    IpAddress|startswith: '-'",
    's',
    logon,
    { IpAddress: '-' },
    true,
  ],
  [
    'and not another start',
    'service: security',
    "  s:\n    EventID: 4625\n    IpAddress|startswith: '1'",
    's',
    logon,
    { IpAddress: '-' },
    false,
  ],
  [
    'changes of an audit policy as the event has them',
    'service: security',
    "  s:\n    EventID: 4719\n    AuditPolicyChanges|contains: '%%8448'",
    's',
    policy,
    { AuditPolicyChanges: '%%8448, %%8450' },
    true,
  ],
  [
    'and other changes',
    'service: security',
    "  s:\n    EventID: 4719\n    AuditPolicyChanges|contains: '%%8448'",
    's',
    policy,
    { AuditPolicyChanges: '%%8449' },
    false,
  ],
  [
    'a tab behind a colon',
    'category: process_creation',
    '  s:\n    CommandLine|contains: "a:\\tb"',
    's',
    sysmon,
    { CommandLine: 'x a:\tb' },
    true,
  ],
  [
    'a tab behind a letter',
    'category: process_creation',
    '  s:\n    CommandLine|contains: "a\\tb"',
    's',
    sysmon,
    { CommandLine: 'a\tb' },
    true,
  ],
  [
    'a tab behind anything',
    'category: process_creation',
    '  s:\n    CommandLine|contains: "\\tb"',
    's',
    sysmon,
    { CommandLine: 'a:\tb' },
    true,
  ],
  [
    'a hash among the hashes',
    'category: process_creation',
    '  s:\n    imphash: abc1',
    's',
    sysmon,
    { Hashes: 'MD5=1,IMPHASH=ABC1' },
    true,
  ],
  [
    'a hash of another kind',
    'category: process_creation',
    '  s:\n    md5: abc1',
    's',
    sysmon,
    { Hashes: 'MD5=1,IMPHASH=ABC1' },
    false,
  ],
  [
    'the beginning of a hash',
    'category: process_creation',
    '  s:\n    md5|startswith: ab',
    's',
    sysmon,
    { Hashes: 'MD5=ABC,SHA256=1' },
    true,
  ],
  [
    'what is in a hash',
    'category: process_creation',
    '  s:\n    md5|contains: bc',
    's',
    sysmon,
    { Hashes: 'MD5=1,SHA256=ABC1' },
    false,
  ],
  [
    'a filter for a hash',
    'category: process_creation',
    '  s:\n    Image|endswith: x\n  f:\n    sha256: abc',
    's and not f',
    sysmon,
    { Image: 'x', Hashes: 'SHA256=ABC' },
    false,
  ],
  [
    'no hash of a kind',
    'category: process_creation',
    '  s:\n    Image|endswith: x\n    sha1: null',
    's',
    sysmon,
    { Image: 'x', Hashes: 'SHA256=ABC' },
    true,
  ],
  [
    'an integrity level by its name',
    'category: process_creation',
    `${system}System`,
    's',
    creation,
    { NewProcessName: 'C:\\x.exe', MandatoryLabel: 'S-1-16-16384' },
    true,
  ],
  [
    'an integrity level by its SID',
    'category: process_creation',
    `${system}S-1-16-16384`,
    's',
    creation,
    { NewProcessName: 'C:\\x.exe', MandatoryLabel: 'S-1-16-16384' },
    true,
  ],
  [
    'another integrity level',
    'category: process_creation',
    `${system}High`,
    's',
    creation,
    { NewProcessName: 'C:\\x.exe', MandatoryLabel: 'S-1-16-16384' },
    false,
  ],
  [
    "the user of Security's process creation",
    'category: process_creation',
    "  s:\n    User: 'CORP\\alice'",
    's',
    creation,
    { SubjectUserName: 'alice', SubjectDomainName: 'CORP' },
    true,
  ],
  [
    'another domain',
    'category: process_creation',
    "  s:\n    User: 'CORP\\alice'",
    's',
    creation,
    { SubjectUserName: 'alice', SubjectDomainName: 'OTHER' },
    false,
  ],
  [
    'a part of the domain',
    'category: process_creation',
    "  s:\n    User|contains: 'AUTHORI'",
    's',
    creation,
    { SubjectUserName: 'SYSTEM', SubjectDomainName: 'NT AUTHORITY' },
    true,
  ],
  [
    'the end of a user',
    'category: process_creation',
    "  s:\n    User|endswith: '\\alice'",
    's',
    creation,
    { SubjectUserName: 'alice', SubjectDomainName: 'CORP' },
    true,
  ],
  [
    'the start of a message',
    'category: process_creation',
    "  s:\n    Message|startswith: 'Id1 <b> & '",
    's',
    { ...sysmon, message: 'Id1 <b> & c' },
    {},
    true,
  ],
  [
    'the end of a message',
    'category: process_creation',
    "  s:\n    Message|endswith: 'C:\\x'",
    's',
    { ...sysmon, message: 'see C:\\x' },
    {},
    true,
  ],
  [
    'a whole message',
    'category: process_creation',
    "  s:\n    Message: 'all of it'",
    's',
    { ...sysmon, message: 'all of it' },
    {},
    true,
  ],
  [
    'not a part of a message',
    'category: process_creation',
    "  s:\n    Message: 'all of'",
    's',
    { ...sysmon, message: 'all of it' },
    {},
    false,
  ],
  [
    'lines of a message',
    'category: process_creation',
    "  s:\n    Message|re: 'one\\s+two'",
    's',
    { ...sysmon, message: 'one\r\ntwo' },
    {},
    true,
  ],
  [
    'a quote in a message',
    'category: process_creation',
    "  s:\n    Message|contains: '\"C:'",
    's',
    { ...sysmon, message: 'run "C:\\x"' },
    {},
    true,
  ],
  [
    'not the quote around a message',
    'category: process_creation',
    "  s:\n    Message|contains: '\"C:'",
    's',
    { ...sysmon, message: 'C:\\x' },
    {},
    false,
  ],
  [
    'a filter for a message',
    'category: process_creation',
    '  s:\n    Image: i\n  f:\n    Message|contains: \'C:\\x "y"\'',
    's and not f',
    { ...sysmon, message: 'a\r\nC:\\x "y" b' },
    { Image: 'i' },
    false,
  ],
  [
    'a filter for another message',
    'category: process_creation',
    "  s:\n    Image: i\n  f:\n    Message|endswith: 'C:\\x'",
    's and not f',
    { ...sysmon, message: 'C:\\x b' },
    { Image: 'i' },
    true,
  ],
];

describe('Windows values as they arrive', () => {
  it.each(cases)('%s', (_, logSource, detection, condition, of, data, hits) => {
    const manager = managerWith(rule(logSource, detection, condition));
    expect(manager.messages).toEqual([]);
    expect(manager.pack.manifest.totals.refused).toBe(0);
    expect(manager.ending(event(of, data)) === 'hit').toBe(hits);
  });
});

describe('what never arrives', () => {
  it.each(['s', 's and not f'])('refuses a rule that asks for it, %s', (condition) => {
    const items =
      "  s:\n    EventID: 4625\n    Security_UserID: 'S-1-5-18'\n  f:\n    Correlation_ActivityID: x";
    const { manifest } = managerWith(rule('service: security', items, condition)).pack;
    expect(manifest.rules[0]?.reason).toContain('never arrives in Wazuh');
  });

  it('is said of fields that no event has', () => {
    const { manifest } = managerWith(rule('category: process_creation', '  s:\n    Comandline: x')).pack;
    expect(manifest.rules[0]?.notes).toContain(
      'no event of product windows, category process_creation has a field "Comandline"; did you mean "CommandLine"?',
    );
  });

  it('is said of a source that lacks a field', () => {
    const { manifest } = managerWith(
      rule('category: process_creation', '  s:\n    ParentCommandLine: x'),
    ).pack;
    expect(manifest.rules[0]?.unsearched?.map(({ source }) => source)).toEqual([
      'windows-process_creation-security',
    ]);
  });

  it('is said of two fields that are the same by having no value', () => {
    const items = '  s:\n    EventID: 4624\n    SubjectUserName|fieldref: TargetUserName';
    const { manifest } = managerWith(rule('service: security', items)).pack;
    expect(manifest.rules[0]?.notes).toContain(
      '"-" does not arrive in Wazuh: where "SubjectUserName" and "TargetUserName" are both "-", they are not found to be the same',
    );
  });

  it.each([
    ['a process', 'category: process_creation', 'ProcessId: 500', '"0x1f4"'],
    ['a logon', 'service: security', 'SubjectLogonId: 999', '"0x3e7"'],
    ['a process, as the log has it', 'service: security', "ProcessId: '0x1f4'", null],
    ['a logon type, which is decimal', 'service: security', 'LogonType: 3', null],
    ['a process of Sysmon alone', 'service: sysmon', 'ProcessId: 500', null],
    ['a part of a number', 'service: security', "ProcessId|contains: '50'", null],
  ])('is said of decimal numbers where the Security log has hexadecimal: %s', (_, logSource, item, spelt) => {
    const { manifest } = managerWith(rule(logSource, `  s:\n    ${item}`)).pack;
    const said = (manifest.rules[0]?.notes ?? []).filter((note) => note.includes('in hexadecimal'));
    expect(said).toEqual(spelt === null ? [] : [expect.stringContaining(`is ${spelt} there`)]);
  });
});
