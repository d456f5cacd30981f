import { describe, expect, it } from 'vitest';
import { emptyIdFile, printIdFile } from '../src/index.ts';
import { managerWith, processRule, rulesOf, sysmonEvent } from './manager.ts';

const one = (detection: string) => managerWith(rulesOf(processRule('A', 'high', detection)));
const stock = '61603';

/** Each line: what the rule asks, the event's data, whether it matches. */
const cases: readonly (readonly [
  name: string,
  detection: string,
  data: Record<string, string>,
  matches: boolean,
])[] = [
  [
    'a path',
    "  s:\n    Image|endswith: '\\cmd.exe'\n  condition: s",
    { Image: 'C:\\Windows\\CMD.exe' },
    true,
  ],
  [
    'half a name',
    "  s:\n    Image|endswith: '\\cmd.exe'\n  condition: s",
    { Image: 'C:\\Windows\\xcmd.exe' },
    false,
  ],
  [
    'quotes and entities',
    '  s:\n    CommandLine|contains: \'"a" & <b>\'\n  condition: s',
    { CommandLine: 'x "a" & <b> y' },
    true,
  ],
  [
    'a wildcard between',
    "  s:\n    CommandLine: '*one*two'\n  condition: s",
    { CommandLine: 'an ONE or Two' },
    true,
  ],
  [
    'the wrong order',
    "  s:\n    CommandLine: '*one*two'\n  condition: s",
    { CommandLine: 'two, one' },
    false,
  ],
  [
    'an excluded field that is absent',
    '  s:\n    Image: a\n  f:\n    ParentImage: b\n  condition: s and not f',
    { Image: 'a' },
    true,
  ],
  [
    'an excluded field that matches',
    '  s:\n    Image: a\n  f:\n    ParentImage: b\n  condition: s and not f',
    { Image: 'a', ParentImage: 'B' },
    false,
  ],
  [
    'an excluded field that does not',
    '  s:\n    Image: a\n  f:\n    ParentImage: b\n  condition: s and not f',
    { Image: 'a', ParentImage: 'c' },
    true,
  ],
  [
    'an excluded text in another field',
    '  s:\n    Image: a\n  f:\n    ParentImage|contains: b\n  condition: s and not f',
    { Image: 'a', ParentImage: 'x', User: 'b' },
    true,
  ],
  [
    'half of an exclusion',
    '  s:\n    Image: a\n  f:\n    ParentImage: b\n    User: u\n  condition: s and not f',
    { Image: 'a', ParentImage: 'b' },
    true,
  ],
  [
    'a whole exclusion',
    '  s:\n    Image: a\n  f:\n    ParentImage: b\n    User: u\n  condition: s and not f',
    { Image: 'a', ParentImage: 'b', User: 'U' },
    false,
  ],
  [
    'an exclusion on the same field',
    '  s:\n    Image|contains: a\n  f:\n    Image|endswith: z\n  condition: s and not f',
    { Image: 'az' },
    false,
  ],
  [
    'a quote inside an excluded value',
    "  s:\n    Image: a\n  f:\n    CommandLine|endswith: 'q\"'\n  condition: s and not f",
    { Image: 'a', CommandLine: 'x q"' },
    false,
  ],
  [
    'pairs of texts in one field',
    '  s:\n    - CommandLine|contains|all: [a1, b1]\n    - CommandLine|contains|all: [a2, b2]\n    - CommandLine: c3\n  condition: s',
    { CommandLine: 'b2 a2' },
    true,
  ],
  [
    'halves of two pairs',
    '  s:\n    - CommandLine|contains|all: [a1, b1]\n    - CommandLine|contains|all: [a2, b2]\n    - CommandLine: c3\n  condition: s',
    { CommandLine: 'a1 b2' },
    false,
  ],
  ['null and absent', '  s:\n    Image: a\n    User: null\n  condition: s', { Image: 'a' }, true],
  [
    'null and present',
    '  s:\n    Image: a\n    User: null\n  condition: s',
    { Image: 'a', User: 'u' },
    false,
  ],
  [
    'a dash, which arrives as absent',
    "  s:\n    Image: a\n    User: '-'\n  condition: s",
    { Image: 'a', User: '-' },
    true,
  ],
  ['exists', '  s:\n    Image: a\n    User|exists: true\n  condition: s', { Image: 'a', User: 'u' }, true],
  [
    'does not exist',
    '  s:\n    Image: a\n    User|exists: false\n  condition: s',
    { Image: 'a', User: 'u' },
    false,
  ],
  ['a keyword in any value', '  k:\n    - needle\n  condition: k', { Description: 'a NEEDLE here' }, true],
  ['a keyword in a name', '  k:\n    - Description\n  condition: k', { Description: 'x' }, false],
  [
    'one field like another',
    '  s:\n    User|fieldref: ParentUser\n  condition: s',
    { ParentUser: 'a\\B', User: 'A\\b' },
    true,
  ],
  [
    'one field unlike another',
    '  s:\n    User|fieldref: ParentUser\n  condition: s',
    { User: 'a', ParentUser: 'ab' },
    false,
  ],
  [
    'not like another',
    '  s:\n    Image: i\n  f:\n    User|fieldref: ParentUser\n  condition: s and not f',
    { Image: 'i', User: 'a', ParentUser: 'b' },
    true,
  ],
  ['one of two numbers', '  s:\n    EventID: [4, 1]\n    Image: i\n  condition: s', { Image: 'i' }, true],
  ['another event id', '  s:\n    EventID: [4, 2]\n    Image: i\n  condition: s', { Image: 'i' }, false],
  ['a larger number', '  s:\n    ProcessId|gt: 99\n  condition: s', { ProcessId: '100' }, true],
  ['a number that is not larger', '  s:\n    ProcessId|gt: 99\n  condition: s', { ProcessId: '99' }, false],
  [
    'an address in a network',
    "  s:\n    DestinationIp|cidr: '192.0.2.128/25'\n  condition: s",
    { DestinationIp: '192.0.2.200' },
    true,
  ],
  [
    'an address outside',
    "  s:\n    DestinationIp|cidr: '192.0.2.128/25'\n  condition: s",
    { DestinationIp: '192.0.2.20' },
    false,
  ],
  [
    'an IPv6 address in full',
    "  s:\n    DestinationIp|cidr: '2001:db8::/32'\n  condition: s",
    { DestinationIp: '2001:db8:0:0:0:0:0:1' },
    true,
  ],
  [
    'an IPv6 address with zeros left out',
    "  s:\n    DestinationIp|cidr: '2001:db8::/32'\n  condition: s",
    { DestinationIp: '2001:db8::1' },
    true,
  ],
  [
    'another IPv6 network',
    "  s:\n    DestinationIp|cidr: 'fe80::/10'\n  condition: s",
    { DestinationIp: '2001:db8::1' },
    false,
  ],
  [
    'the loopback address',
    "  s:\n    DestinationIp|cidr: '::1/128'\n  condition: s",
    { DestinationIp: '::1' },
    true,
  ],
];

describe('a rule and an event', () => {
  it.each(cases)('%s', (_, detection, data, matches) => {
    const manager = one(detection);
    expect(manager.messages).toEqual([]);
    expect(manager.ending(sysmonEvent(data))).toBe(matches ? 'A' : stock);
  });
});

describe('several rules and the manager', () => {
  const image = (text: string) => `  s:\n    Image|contains: ${text}\n  condition: s`;
  const manager = managerWith(
    rulesOf(
      processRule('Low', 'low', image('x')),
      processRule('High', 'high', image('xy')),
      processRule(
        'Filtered',
        'critical',
        '  s:\n    Image|contains: x\n  f:\n    Image|contains: y\n  condition: s and not f',
      ),
      processRule('Unrelated', 'high', image('stock4')),
      processRule('Severe', 'high', image('stock14')),
    ),
  );

  it.each([
    ['the most severe rule wins', { Image: 'x' }, 'Filtered'],
    ['what one rule lets through does not silence another', { Image: 'xy' }, 'High'],
    ['a rule raises a weaker alert of the manager', { Image: 'stock4' }, 'Unrelated'],
    ['and hides no stronger one', { Image: 'stock14' }, '92001'],
    ['also where it hangs below a weak one', { Image: 'stock4', CommandLine: 'worse' }, '92002'],
    ['without a match all stays as it was', { Image: 'z' }, stock],
  ])('%s', (_, data, ending) => {
    expect(manager.ending(sysmonEvent(data))).toBe(ending);
  });
});

describe('lines of a Linux host', () => {
  const text = `title: Line\nid: 5f0c3a4e-1d1b-4b43-9a37-3a1f4a3c8f10\nlogsource:\n  product: linux\nlevel: high\ndetection:\n  k:\n    - '*socket*connect(*'\n  condition: k\n`;
  const manager = managerWith(rulesOf(text));
  const hex = (plain: string) => Buffer.from(plain).toString('hex').toUpperCase();

  it.each([
    ['a plain line', 'python -c import socket; connect(x)', 'Line'],
    ['a line with a header', 'Nov 24 10:00:00 host sshd[1]: socket then connect(', 'Line'],
    ['a JSON log', '{"cmd": "socket connect("}', 'Line'],
    ['the wrong order', 'connect( socket', null],
    [
      'an argument in hex',
      `type=EXECVE msg=audit(1.2:3): argc=2 a0="python" a1=${hex('import socket;connect(x)')}`,
      'Line',
    ],
    ['hex in another record', `type=PROCTITLE msg=audit(1.2:3): proctitle=${hex('socket connect(')}`, null],
    ['hex shifted by a digit', `type=EXECVE msg=audit(1.2:3): argc=1 a0=0${hex('socket connect(')}0`, null],
    ['a line that the manager knows and rates lower', 'error: socket connect(', 'Line'],
  ])('%s', (_, log, ending) => {
    expect(manager.ending({ log })).toBe(ending);
  });
});

describe('Sysmon for Linux', () => {
  const text = `title: Shell\nid: 5f0c3a4e-1d1b-4b43-9a37-3a1f4a3c8f11\nlogsource:\n  product: linux\n  category: process_creation\nlevel: high\ndetection:\n  s:\n    Image|endswith: /nc\n    CommandLine|contains: '-e <x'\n  f:\n    ParentImage: /good\n  condition: s and not f\n`;
  const manager = managerWith(rulesOf(text));
  const line = (...data: readonly (readonly [string, string])[]) =>
    `Nov 24 10:00:00 host sysmon: <Event><System><Provider Name="Linux-Sysmon"/><EventID>1</EventID><Channel>Linux-Sysmon/Operational</Channel></System><EventData>${data.map(([name, value]) => `<Data Name="${name}">${value}</Data>`).join('')}</EventData></Event>`;

  it.each([
    [
      'reads the fields of the pack’s own decoder',
      line(['Image', '/usr/bin/nc'], ['CommandLine', 'nc -e &lt;x']),
      'Shell',
    ],
    [
      'keeps what a filter names',
      line(['Image', '/usr/bin/nc'], ['CommandLine', 'nc -e &lt;x'], ['ParentImage', '/good']),
      null,
    ],
    [
      'takes another parent',
      line(['Image', '/usr/bin/nc'], ['CommandLine', 'nc -e &lt;x'], ['ParentImage', '/bad']),
      'Shell',
    ],
  ])('%s', (_, log, ending) => {
    expect(manager.ending({ log })).toBe(ending);
  });
});

describe('ids and bytes', () => {
  const rules = rulesOf(
    processRule('A', 'high', '  s:\n    Image: a\n  condition: s'),
    processRule('B', 'low', '  s:\n    Image: b\n  condition: s'),
    processRule('C', 'high', '  s:\n    Image: c\n  condition: s'),
  );

  it('are the same whatever the order of the rules', () => {
    const [forward, backward] = [managerWith(rules), managerWith([...rules].reverse())];
    expect(backward.pack.files).toEqual(forward.pack.files);
    expect(printIdFile(backward.pack.ids)).toBe(printIdFile(forward.pack.ids));
  });

  it('stay when a rule is taken out and put back', () => {
    const all = managerWith(rules).pack;
    const fewer = managerWith(rules.slice(1), { ids: all.ids }).pack;
    const again = managerWith(rules, { ids: fewer.ids }).pack;
    expect(again.files).toEqual(all.files);
  });

  it('give a pinned rule its one id in all its forms', () => {
    const text = '  s:\n    - Image: a\n    - ParentImage: b\n  condition: s';
    const [rule] = rulesOf(processRule('Pinned', 'high', text));
    const id = rule?.id?.value ?? '';
    const manager = managerWith(rule === undefined ? [] : [rule], {
      ids: { ...emptyIdFile, rules: new Map([[id, 100_620]]) },
    });
    expect(manager.pack.manifest.rules[0]?.wazuhIds).toEqual([100_620]);
    for (const data of [{ Image: 'a' }, { ParentImage: 'b' }]) {
      expect(manager.verdict(sysmonEvent(data)).rule?.id).toBe('100620');
    }
  });
});

describe('what Wazuh cannot do', () => {
  it.each([
    ['an unmapped log source', 'product: nowhere', 'log-source-unmapped'],
    ['a source that never arrives', 'product: windows\n  category: file_access', 'log-source-unreachable'],
  ])('%s is refused by name', (_, logSource, id) => {
    const text = `title: T\nid: 5f0c3a4e-1d1b-4b43-9a37-3a1f4a3c8f12\nlogsource:\n  ${logSource}\ndetection:\n  s:\n    F: v\n  condition: s\n`;
    const { pack } = managerWith(rulesOf(text));
    expect(pack.diagnostics.all.map((each) => each.id)).toEqual([id]);
    expect(pack.manifest.rules[0]?.status).toBe('refused');
  });
});

describe('JSON logs with names that Wazuh keeps for itself', () => {
  const text = `title: Json\nid: 5f0c3a4e-1d1b-4b43-9a37-3a1f4a3c8f13\nlogsource:\n  product: azure\n  service: auditlogs\nlevel: high\ndetection:\n  s:\n    Status: bad\n    srcip|startswith: '192.0.2.'\n  condition: s\n`;

  it.each([
    ['compact', '{"Status":"bad","srcip":"192.0.2.1"}', 'Json'],
    ['with blanks', '{"Status": "bad", "srcip": "192.0.2.1"}', 'Json'],
    ['another value', '{"Status":"good","srcip":"192.0.2.1"}', null],
  ])('%s', (_, log, ending) => {
    const manager = managerWith(rulesOf(text));
    expect(manager.messages).toEqual([]);
    expect(manager.ending({ log })).toBe(ending);
  });
});
