import type { WindowsEvent } from '@sigmazuh/evaluator';
import { keywords, selecting, selectingWithout } from './sibling-case.ts';

const application = 'product: windows, service: application';
const script = 'product: windows, category: ps_script';

function event(channel: string, id: number, data: string, message = ''): WindowsEvent {
  const system = `<Provider Name='X'/><EventID>${id}</EventID><Level>4</Level><Channel>${channel}</Channel><Computer>h</Computer>`;
  return {
    Event: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>${system}</System><EventData>${data}</EventData></Event>`,
    Message: message,
  };
}
const inApplication = (message: string, data = "<Data Name='a'>b</Data>") =>
  event('Application', 1, data, message);
const inScript = (text: string, path: string) =>
  event('PowerShellCore/Operational', 4104, `<Data Name='ScriptBlockText'>${text}</Data>${path}`);

const creation = 'product: windows, category: process_creation';
const data = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([name, value]) => `<Data Name='${name}'>${value}</Data>`)
    .join('');
const bySysmon = (fields: Readonly<Record<string, string>>) =>
  event('Microsoft-Windows-Sysmon/Operational', 1, data(fields));
const bySecurity = (fields: Readonly<Record<string, string>>) => event('Security', 4688, data(fields));
const inSecurity = (fields: Readonly<Record<string, string>>, message = '') =>
  event('Security', 4624, data(fields), message);
const security = 'product: windows, service: security';

/** As for lines, with events as Windows has them. */
export type WindowsCase = readonly [
  title: string,
  logSource: string,
  detection: string,
  yes: readonly WindowsEvent[],
  no: readonly WindowsEvent[],
];

export const windowsCases: readonly WindowsCase[] = [
  [
    'keywords in the rendered text',
    application,
    keywords('needle'),
    [inApplication('A needle is here.'), inApplication('', "<Data Name='a'>needles</Data>")],
    [inApplication('No.'), inApplication('No.', "<Data Name='needle'>b</Data>")],
  ],
  [
    'keywords with quotes and backslashes',
    application,
    keywords('say "x" c\\d'),
    [inApplication('They say "x" c\\d.'), inApplication('', '<Data Name=\'a\'>say "x" c\\d</Data>')],
    [inApplication('They say x c\\d.'), inApplication('say', '<Data Name=\'a\'>"x" c\\d</Data>')],
  ],
  [
    'keywords with signs that XML spells',
    application,
    keywords('R&D <x>'),
    [inApplication('For R&D <x>.'), inApplication('', "<Data Name='a'>R&amp;D &lt;x&gt;</Data>")],
    [inApplication('For R&amp;D <x>.')],
  ],
  [
    'keywords over several lines',
    application,
    keywords('*one*two*'),
    [inApplication('one\r\ntwo')],
    [inApplication('two\r\none'), inApplication('one', "<Data Name='a'>two</Data>")],
  ],
  [
    'a keyword, and a filter of the rendered text',
    application,
    '  k:\n    - needle\n  f:\n    Message|contains: hay\n  condition: k and not f',
    [inApplication('A needle.')],
    [inApplication('A needle in hay.'), inApplication('hay')],
  ],
  [
    'a text that every event of PowerShell 7 has, and that is a dash',
    script,
    selecting("ScriptBlockText|contains: '-'"),
    [inScript('-', ''), inScript('a-b', '')],
    [inScript('a', '')],
  ],
  [
    'the rendered text as a whole',
    application,
    selecting("Message: 'A needle.'"),
    [inApplication('A needle.'), inApplication('a NEEDLE.')],
    [inApplication('A needle. '.concat('x')), inApplication('"A needle."'), inApplication('')],
  ],
  [
    'the end of the rendered text',
    application,
    selecting('Message|endswith: \'said "no"\''),
    [inApplication('They said "no"')],
    [inApplication('They said "no" again'), inApplication('said no')],
  ],
  [
    'an expression over lines of the rendered text',
    application,
    selecting("Message|re: 'Account Name:\\s+bob'"),
    [inApplication('Subject:\r\n\tAccount Name:\t\tbob\r\n')],
    [inApplication('Subject:\r\n\tAccount Name:\t\talice\r\n')],
  ],
  [
    'an expression that ends where the rendered text does',
    application,
    selecting('Message|re: \'^.*registered\\stask\\s\\"\\\\[A-Za-z]{8}\\"$\''),
    [inApplication('User registered task "\\AbCdEfGh"'), inApplication('registered task "\\AbCdEfGh"\n')],
    [
      inApplication('registered task "\\AbCdEfGh" again'),
      inApplication('registered task "\\AbCdEfGh'),
      inApplication('registered task \\AbCdEfGh"'),
    ],
  ],
  [
    'an expression with ends of the rendered text as alternatives',
    application,
    selecting("Message|re: '(?:^|;)user (?:bob|eve)(?:;|$)'"),
    [
      inApplication('user bob'),
      inApplication('x;user eve'),
      inApplication('user bob;x'),
      inApplication('x;user eve\n'),
    ],
    [inApplication('a user bob'), inApplication('"user bob"'), inApplication('user bob"')],
  ],
  [
    'an expression over the beginnings and ends of lines of the rendered text',
    application,
    selecting("Message|re|m: '^Name: b.b$'"),
    [inApplication('Name: bob'), inApplication('Who:\nName: bob\nx'), inApplication('Who:\nName: bob')],
    [inApplication('a Name: bob'), inApplication('Name: bobby'), inApplication('x\nName: bob;')],
  ],
  [
    'an expression with a backslash in the rendered text',
    application,
    selecting("Message|re: 'C:\\\\Temp\\\\[a-z]+\\.exe'"),
    [inApplication('Started C:\\Temp\\abc.exe now')],
    [inApplication('Started C:\\Temp\\123.exe'), inApplication('Started C:/Temp/abc.exe')],
  ],
  [
    'a rendered text that is not there',
    application,
    selectingWithout('Provider_Name: X', 'Message|contains: hay'),
    [inApplication(''), inApplication('no')],
    [inApplication('in hay')],
  ],
  [
    'a value that is a dash, asked for as one of several',
    security,
    selecting('EventID: 4624', "WorkstationName: ['-', 'HOST1']"),
    [inSecurity({ WorkstationName: '-' }), inSecurity({ WorkstationName: 'host1' })],
    [inSecurity({ WorkstationName: 'HOST2' })],
  ],
  [
    'a value that is a dash, in a filter',
    security,
    selectingWithout('EventID: 4624', "IpAddress: ['-', '127.0.0.1']"),
    [inSecurity({ IpAddress: '192.0.2.1' })],
    [inSecurity({ IpAddress: '-' }), inSecurity({ IpAddress: '127.0.0.1' })],
  ],
  [
    'a dash is no character of a wildcard',
    security,
    selecting('EventID: 4624', "WorkstationName: '*'"),
    [inSecurity({ WorkstationName: 'a' })],
    [],
  ],
  [
    'the beginning of a dash',
    security,
    selecting('EventID: 4624', "WorkstationName|startswith: '-x'"),
    [inSecurity({ WorkstationName: '-xy' })],
    [inSecurity({ WorkstationName: '-' }), inSecurity({ WorkstationName: 'x' })],
  ],
  [
    'a hash by its own name',
    creation,
    selecting('md5: 0123456789abcdef0123456789abcdef'),
    [
      bySysmon({
        Hashes: `SHA1=${'a'.repeat(40)},MD5=0123456789ABCDEF0123456789ABCDEF,SHA256=${'b'.repeat(64)}`,
      }),
    ],
    [
      bySysmon({ Hashes: `MD5=${'f'.repeat(32)},IMPHASH=0123456789ABCDEF0123456789ABCDEF` }),
      bySysmon({ Hashes: 'SHA1=0123456789abcdef0123456789abcdef' }),
    ],
  ],
  [
    'several hashes by their own names',
    creation,
    selecting(`imphash: ['${'a'.repeat(32)}', '${'b'.repeat(32)}']`),
    [bySysmon({ Hashes: `MD5=${'c'.repeat(32)},IMPHASH=${'B'.repeat(32)}` })],
    [bySysmon({ Hashes: `MD5=${'b'.repeat(32)},IMPHASH=${'c'.repeat(32)}` })],
  ],
  [
    'a part of a hash, in a filter',
    creation,
    selectingWithout("Image|endswith: '\\a.exe'", "sha256|startswith: 'abc'"),
    [bySysmon({ Image: 'C:\\a.exe', Hashes: `SHA256=${'d'.repeat(64)}` }), bySysmon({ Image: 'C:\\a.exe' })],
    [bySysmon({ Image: 'C:\\a.exe', Hashes: `MD5=${'d'.repeat(32)},SHA256=ABC${'d'.repeat(61)}` })],
  ],
  [
    'the program and its parent, in both sources',
    creation,
    selecting("Image|endswith: '\\cmd.exe'", "ParentImage|endswith: '\\winword.exe'"),
    [
      bySysmon({ Image: 'C:\\Windows\\cmd.exe', ParentImage: 'C:\\x\\WINWORD.EXE' }),
      bySecurity({ NewProcessName: 'C:\\Windows\\cmd.exe', ParentProcessName: 'C:\\x\\WINWORD.EXE' }),
    ],
    [
      bySysmon({ Image: 'C:\\Windows\\cmd.exe', ParentImage: 'C:\\x\\a.exe' }),
      bySecurity({ NewProcessName: 'C:\\Windows\\cmd.exe', ParentProcessName: 'C:\\x\\a.exe' }),
      bySecurity({ NewProcessName: 'C:\\x\\WINWORD.EXE', ParentProcessName: 'C:\\Windows\\cmd.exe' }),
    ],
  ],
  [
    'the level of integrity, in both sources',
    creation,
    selecting("IntegrityLevel: ['System', 'S-1-16-16384']"),
    [bySysmon({ IntegrityLevel: 'System' }), bySecurity({ MandatoryLabel: 'S-1-16-16384' })],
    [bySysmon({ IntegrityLevel: 'High' }), bySecurity({ MandatoryLabel: 'S-1-16-12288' })],
  ],
  [
    'the user, in both sources',
    creation,
    selecting("User|contains: 'AUTHORI'", "CommandLine|contains: ' /add'"),
    [
      bySysmon({ User: 'NT AUTHORITY\\SYSTEM', CommandLine: 'net user x /add' }),
      bySecurity({
        SubjectDomainName: 'NT AUTHORITY',
        SubjectUserName: 'SYSTEM',
        CommandLine: 'net user x /add',
      }),
    ],
    [
      bySysmon({ User: 'CORP\\bob', CommandLine: 'net user x /add' }),
      bySecurity({ SubjectDomainName: 'CORP', SubjectUserName: 'bob', CommandLine: 'net user x /add' }),
    ],
  ],
  [
    'a tab behind a colon, which the agent turns into a blank',
    creation,
    selecting("CommandLine|contains: 'a:\tb'"),
    [bySysmon({ CommandLine: 'x a:\tb' })],
    [bySysmon({ CommandLine: 'x a:b' })],
  ],
  [
    'a number beside a text',
    security,
    selecting('EventID: 4624', "LogonType: '10'", 'LogonId|lt: 100'),
    [inSecurity({ LogonType: '10', LogonId: '99' })],
    [inSecurity({ LogonType: '3', LogonId: '99' }), inSecurity({ LogonType: '10', LogonId: '100' })],
  ],
  [
    'two fields with one value',
    security,
    selecting('EventID: 4624', 'SubjectUserName|fieldref: TargetUserName'),
    [inSecurity({ SubjectUserName: 'bob', TargetUserName: 'BOB' })],
    [inSecurity({ SubjectUserName: 'bob', TargetUserName: 'bobby' }), inSecurity({ SubjectUserName: 'bob' })],
  ],
  [
    'an address in a network, in either notation',
    security,
    selecting('EventID: 4624', "IpAddress|cidr: ['10.0.0.0/8', 'fe80::/10']"),
    [inSecurity({ IpAddress: '10.1.2.3' }), inSecurity({ IpAddress: 'fe80::1' })],
    [
      inSecurity({ IpAddress: '110.1.2.3' }),
      inSecurity({ IpAddress: '::1' }),
      inSecurity({ IpAddress: '-' }),
    ],
  ],
];
