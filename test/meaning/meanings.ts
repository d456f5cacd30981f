/** Values of an event's fields, by Sigma's names. */
export type Fields = Readonly<Record<string, string>>;

/** What a detection means: events that it takes, and events that it does not. */
export interface Meaning {
  readonly name: string;
  /** YAML of the detection section. */
  readonly detection: string;
  /** The category of Windows that the events are of; process creations where none is named. */
  readonly category?: 'process_creation' | 'network_connection';
  readonly takes: readonly Fields[];
  readonly leaves: readonly Fields[];
  /** Back ends whose target cannot say it, and what they refuse the rule with. */
  readonly refusedBy?: Readonly<Record<string, RegExp>>;
}

const line = (CommandLine: string): Fields => ({ CommandLine });
const lines = (...texts: readonly string[]): readonly Fields[] => texts.map(line);
const none: Fields = { Image: 'C:\\a.exe' };

/** The test of one value: `s: {CommandLine|MODIFIERS: VALUE}`. */
const one = (modifiers: string, value: string): string =>
  `s:\n  CommandLine${modifiers}: ${value}\ncondition: s`;

export const meanings: readonly Meaning[] = [
  {
    name: 'a value is the whole value, in any case',
    detection: one('', "'Whoami /all'"),
    takes: lines('whoami /all', 'WHOAMI /ALL'),
    leaves: [...lines('whoami /all ./x', 'x whoami /all', 'whoami'), none],
  },
  {
    name: 'a letter beyond ASCII has two cases, too',
    detection: one('|contains', "'é'"),
    takes: lines('é', 'xÉx'),
    leaves: lines('e'),
  },
  {
    name: '* is any run of characters, ? any one',
    detection: one('', "'a*b?c'"),
    takes: lines('abxc', 'a  b\\c', 'A/bb.c'),
    leaves: lines('abc', 'abxcd', 'xabxc'),
  },
  {
    name: 'an escaped wildcard is itself',
    detection: one('|contains', "'a\\*b\\?'"),
    takes: lines('xa*b?y'),
    leaves: lines('xaxb?', 'a*bx'),
  },
  {
    name: 'backslashes before letters are themselves, and two before a wildcard are one',
    detection: one('', "'C:\\Windows\\\\*.exe'"),
    takes: lines('c:\\windows\\cmd.exe', 'C:\\Windows\\a\\b.exe'),
    leaves: lines('c:\\windowscmd.exe', 'c:windows\\cmd.exe'),
  },
  {
    name: 'startswith, endswith and contains say where',
    detection: [
      "a:\n  CommandLine|startswith: 'one'",
      "b:\n  CommandLine|endswith: 'three'",
      "c:\n  CommandLine|contains: ' two '",
      'condition: a and b and c',
    ].join('\n'),
    takes: lines('one two three', 'ONE, two threethree'),
    leaves: lines('two one two three', 'one two three.', 'onetwothree'),
  },
  {
    name: 'any value of a list will do',
    detection: one('|contains', "['mimikatz', 'lsass']"),
    takes: lines('a mimikatz', 'LSASS.dmp'),
    leaves: [...lines('mimi katz'), none],
  },
  {
    name: 'all values of a list have to be there with "all"',
    detection: one('|contains|all', "['mimikatz', 'lsass']"),
    takes: lines('lsass mimikatz'),
    leaves: lines('lsass', 'mimikatz'),
  },
  {
    name: 'all items of a map have to hold',
    detection: "s:\n  Image|endswith: '\\cmd.exe'\n  CommandLine|contains: 'x'\ncondition: s",
    takes: [{ Image: 'C:\\cmd.exe', CommandLine: 'x' }],
    leaves: [{ Image: 'C:\\cmd.exe' }, { Image: 'C:\\acmd.exe', CommandLine: 'x' }, line('x')],
  },
  {
    name: 'any map of a list will do',
    detection: "s:\n  - Image|endswith: '\\cmd.exe'\n  - CommandLine|contains: 'x'\ncondition: s",
    takes: [{ Image: 'C:\\cmd.exe' }, line('x')],
    leaves: [{ Image: 'C:\\acmd.exe' }, line('y')],
  },
  {
    name: 'signs of regular expressions and of queries are themselves',
    detection: one('|contains', `'[.+(a|b){2}^$"]/:&~#@<>-!'`),
    takes: lines('x [.+(A|B){2}^$"]/:&~#@<>-! y'),
    leaves: lines('.+(a|b){2}^$"]/:&~#@<>-!', 'x[.+(a|b){2}^$"]/:&~#@<>-', 'z.+(a|b){2}^$"]/:&~#@<>-!'),
  },
  {
    name: 'a bracket is itself',
    detection: one('|contains', "'[Ref].x'"),
    takes: lines('a [ref].X'),
    leaves: lines('zRef].x', '\\Ref].x', ']Ref].x'),
  },
  {
    name: 'a blank is itself',
    detection: one('|contains', "'a b'"),
    takes: lines('xA Bx'),
    leaves: lines('a_b', 'a_ws_b', 'ab'),
  },
  {
    name: 'a regular expression looks anywhere, and minds case',
    detection: one('|re', "'a[0-9]{2,3}(b|cd)?$'"),
    takes: lines('xa12', 'a123cd'),
    leaves: lines('A12', 'a12e', 'a1'),
  },
  {
    name: 'a regular expression with i does not',
    detection: one('|re|i', "'^net1? +use'"),
    takes: lines('NET  use x', 'net1 Use'),
    leaves: lines('xnet use', 'net2 use'),
  },
  {
    name: 'an alternative of a regular expression may be empty',
    detection: one('|re', "'^a(?:b|)$'"),
    takes: lines('a', 'ab'),
    leaves: lines('abb', 'b'),
  },
  {
    name: 'ranges of a class hold what lies between, be their ends what they may',
    detection: one('|re', "'^[\\\\-z]+[^\\]-~]$'"),
    takes: lines('b\\b[', 'z\\', ']^A'),
    leaves: lines('Z[', 'b]', 'ab'),
  },
  {
    name: 'cased minds case',
    detection: one('|contains|cased', "'CmD'"),
    takes: lines('x CmD'),
    leaves: lines('cmd', 'CMD'),
  },
  {
    name: 'windash takes the signs that Windows takes for a dash',
    detection: one('|contains|windash', "' -enc '"),
    takes: lines('p -enc x', 'p /enc x', 'p –ENC x', 'p —enc x'),
    leaves: lines('p +enc x', 'p enc x'),
  },
  {
    name: 'base64offset takes the text at any place',
    detection: one('|base64offset|contains', "'whoami'"),
    takes: lines(
      ...['whoami', 'a whoami', 'ab whoami.'].map((text) => `-e ${Buffer.from(text).toString('base64')}`),
    ),
    leaves: lines('whoami', Buffer.from('whoamI').toString('base64')),
  },
  {
    name: 'wide is two bytes a character',
    detection: one('|wide|base64offset|contains', "'iex'"),
    takes: lines(Buffer.from('a;iex', 'utf16le').toString('base64')),
    leaves: lines(Buffer.from('a;iex').toString('base64')),
  },
  {
    name: '"not" holds where the field is absent',
    detection: "s:\n  Image|endswith: '.exe'\nf:\n  CommandLine|contains: 'x'\ncondition: s and not f",
    takes: [none, { Image: 'a.exe', CommandLine: 'y' }],
    leaves: [{ Image: 'a.exe', CommandLine: 'x' }],
  },
  {
    name: '"not" of several fails only where all of them hold',
    detection: [
      "s:\n  Image|endswith: '.exe'",
      "f:\n  CommandLine: 'x'\n  ParentCommandLine: 'y'",
      'condition: s and not f',
    ].join('\n'),
    takes: [
      none,
      { Image: 'a.exe', CommandLine: 'x' },
      { Image: 'a.exe', CommandLine: 'x', ParentCommandLine: 'z' },
    ],
    leaves: [{ Image: 'a.exe', CommandLine: 'x', ParentCommandLine: 'y' }],
  },
  {
    name: '"not" of "not" is what it is of',
    detection: "a:\n  Image|endswith: 'a.exe'\nb:\n  CommandLine: 'x'\ncondition: a and not (not b)",
    takes: [{ Image: 'a.exe', CommandLine: 'x' }],
    leaves: [{ Image: 'a.exe', CommandLine: 'y' }, { Image: 'a.exe' }],
  },
  {
    name: 'neq is another value, or none',
    detection: "s:\n  Image|endswith: '.exe'\n  CommandLine|neq: 'x'\ncondition: s",
    takes: [none, { Image: 'a.exe', CommandLine: 'xx' }],
    leaves: [{ Image: 'a.exe', CommandLine: 'X' }, line('y')],
  },
  {
    name: 'exists asks for the field, whatever it holds',
    detection: one('|exists', 'true'),
    takes: lines('x', '0'),
    leaves: [none],
  },
  {
    name: 'exists: false for its absence',
    detection: "s:\n  Image|endswith: '.exe'\n  CommandLine|exists: false\ncondition: s",
    takes: [none],
    leaves: [{ Image: 'a.exe', CommandLine: 'x' }],
  },
  {
    name: 'null is absence',
    detection: "s:\n  Image|endswith: '.exe'\n  CommandLine: null\ncondition: s",
    takes: [none],
    leaves: [{ Image: 'a.exe', CommandLine: 'null' }],
  },
  {
    name: '"1 of" and "all of" take selections by their names',
    detection: [
      "sel_a:\n  CommandLine|contains: 'a'",
      "sel_b:\n  CommandLine|contains: 'b'",
      "not_c:\n  CommandLine|contains: 'c'",
      'condition: (1 of sel_* and not 1 of not_*) or all of them',
    ].join('\n'),
    takes: lines('a', 'b', 'abc'),
    leaves: lines('ac', 'bc', 'd'),
  },
  {
    name: 'a number is its digits',
    detection: 's:\n  ProcessId: 42\ncondition: s',
    takes: [{ ProcessId: '42' }],
    leaves: [{ ProcessId: '420' }, { ProcessId: '4' }, none],
  },
  {
    name: 'numbers are compared as numbers',
    detection: 's:\n  ProcessId|gte: 99\n  ProcessId|lt: 1000\ncondition: s',
    takes: [{ ProcessId: '99' }, { ProcessId: '999' }],
    leaves: [{ ProcessId: '98' }, { ProcessId: '1000' }, { ProcessId: '9' }, none],
    refusedBy: { wazuh5: /three separate words/ },
  },
  {
    name: 'networks hold their addresses',
    category: 'network_connection',
    detection: "s:\n  DestinationIp|cidr: ['10.0.0.0/9', '2001:db8::/33']\ncondition: s",
    takes: [{ DestinationIp: '10.127.255.255' }, { DestinationIp: '2001:db8:7fff::1' }],
    leaves: [
      { DestinationIp: '10.128.0.0' },
      { DestinationIp: '2001:db8:8000::1' },
      { DestinationIp: '1.10.0.0' },
    ],
  },
  {
    name: 'two fields are compared',
    detection: 's:\n  CommandLine|fieldref: ParentCommandLine\ncondition: s',
    takes: [{ CommandLine: 'a b', ParentCommandLine: 'a b' }],
    leaves: [{ CommandLine: 'a b', ParentCommandLine: 'a c' }, line('a b')],
    refusedBy: { wazuh5: /compare/ },
  },
  {
    name: 'keywords are looked for in every value',
    detection: "keywords: ['mimikatz', 'lsa dump']\ncondition: keywords",
    takes: [line('a MIMIKATZ b'), { Image: 'C:\\lsa dump.exe' }],
    leaves: lines('mimi', 'lsadump'),
    refusedBy: { wazuh5: /keyword/i },
  },
];
