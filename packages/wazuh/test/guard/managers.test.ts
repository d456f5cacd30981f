import { describe, expect, it } from 'vitest';
import { managerWith, processRule, rulesOf, sysmonEvent } from '../manager.ts';

const lineRule = (title: string, source: string, level: string, word: string) =>
  `title: ${title}\nlogsource:\n  product: linux\n${source}level: ${level}\ndetection:\n  words:\n    - '${word}'\n  condition: words\n`;
const sigma = rulesOf(
  processRule('evil', 'medium', "  s:\n    Image|endswith: '\\evil.exe'\n  condition: s"),
  processRule('quiet', 'low', "  s:\n    CommandLine|contains: 'quiet'\n  condition: s"),
  lineRule('failed', '  service: sshd\n', 'medium', 'Failed password'),
  lineRule('beacon', '  service: syslog\n', 'medium', 'beacon'),
);

const rule = (id: number, level: number, body: string, attributes = '') =>
  `<rule id="${id}" level="${level}"${attributes}>${body}<description>d</description></rule>`;
const under = (id: number | string) => `<if_sid>${id}</if_sid>`;
const field = (name: string, text: string, attributes = '') =>
  `<field name="win.eventdata.${name}"${attributes}>${text}</field>`;
const newProcess = '<field name="win.system.eventID">^1$</field>';

interface Started {
  readonly image?: string;
  readonly line?: string;
  readonly user?: string;
  readonly parent?: string;
}
const started = ({ image = 'evil', line = 'run', user = 'HOST\\alice', parent = 'explorer' }: Started = {}) =>
  sysmonEvent({
    Image: `C:\\x\\${image}.exe`,
    CommandLine: line,
    User: user,
    ParentImage: `C:\\w\\${parent}.exe`,
  });
const sshd = (text: string) => ({ log: `Nov 15 12:00:00 host sshd[11]: ${text}` });

interface Case {
  readonly manager: string;
  readonly own: readonly string[];
  /** What happens → title of the Sigma rule or id of the manager's own in which it ends. */
  readonly ends: readonly (readonly [event: ReturnType<typeof started> | { log: string }, end: string])[];
}

const cases: readonly Case[] = [
  {
    manager: 'rules of high and low levels below a stock rule',
    own: [
      rule(100_001, 15, `${under(61_603)}${field('user', 'admin')}`),
      rule(100_002, 8, `${under(61_603)}${field('parentImage', 'outlook')}`),
      rule(100_003, 6, `${under(61_603)}${field('parentImage', 'winword')}`),
    ],
    ends: [
      [started({ user: 'HOST\\admin' }), '100001'],
      [started({ parent: 'outlook' }), 'evil'],
      [started({ parent: 'winword' }), 'evil'],
      [started({ image: 'good', line: 'quiet', parent: 'winword' }), '100003'],
      [started({ image: 'good', parent: 'winword' }), '100003'],
    ],
  },
  {
    manager: 'children that end less severely than their parents, or not at all',
    own: [
      rule(100_010, 12, `${under(61_603)}${field('user', 'admin')}`),
      rule(100_011, 0, `${under(100_010)}${field('parentImage', 'winword')}`),
      rule(100_012, 14, `${under(100_011)}${field('commandLine', 'payload')}`),
      rule(100_013, 3, `${under(100_010)}${field('parentImage', 'outlook')}`),
      rule(100_014, 0, `${under(61_603)}${field('commandLine', 'known')}`),
    ],
    ends: [
      [started({ user: 'HOST\\admin' }), '100010'],
      [started({ user: 'HOST\\admin', parent: 'winword' }), 'evil'],
      [started({ user: 'HOST\\admin', parent: 'winword', line: 'payload' }), '100012'],
      [started({ user: 'HOST\\admin', parent: 'outlook' }), 'evil'],
      [started({ user: 'HOST\\admin', line: 'known' }), 'evil'],
      [started({ image: 'good', user: 'HOST\\admin', line: 'known' }), '100014'],
    ],
  },
  {
    manager: 'stock rules overwritten',
    own: [
      rule(92_000, 12, field('image', 'evil'), ' overwrite="yes"'),
      rule(92_001, 0, field('image', 'stock14'), ' overwrite="yes"'),
      rule(92_002, 3, field('commandLine', 'worse'), ' overwrite="yes"'),
    ],
    ends: [
      [started(), '92000'],
      [started({ line: 'worse' }), 'evil'],
      [started({ image: 'stock14', line: 'quiet' }), 'quiet'],
      [started({ image: 'stock14' }), '92001'],
    ],
  },
  {
    manager: 'rules that only lead on',
    own: [
      rule(100_020, 13, `${under(61_603)}${field('user', 'admin')}`, ' noalert="1"'),
      rule(100_021, 14, `${under(100_020)}${field('parentImage', 'winword')}`),
    ],
    ends: [
      [started({ user: 'HOST\\admin' }), 'evil'],
      [started({ user: 'HOST\\admin', parent: 'winword' }), '100021'],
    ],
  },
  {
    manager: 'rules by group and by level',
    own: [
      rule(61_603, 0, `${newProcess}<group>created,</group>`, ' overwrite="yes"'),
      rule(100_030, 13, `<if_group>created</if_group>${field('user', 'admin')}`),
      rule(100_031, 11, `<if_level>4</if_level>${field('parentImage', 'winword')}`),
      rule(100_032, 5, `<if_group>created</if_group>${field('user', 'alice')}`),
    ],
    ends: [
      [started({ user: 'HOST\\admin' }), '100030'],
      [started({ parent: 'winword' }), '100031'],
      [started(), 'evil'],
      [started({ image: 'good', line: 'quiet' }), 'quiet'],
      [started({ image: 'good' }), '100032'],
    ],
  },
  {
    manager: 'conditions turned around',
    own: [rule(100_040, 12, `${under(61_603)}${field('parentImage', 'explorer', ' negate="yes"')}`)],
    ends: [
      [started(), 'evil'],
      [started({ parent: 'winword' }), '100040'],
      [sysmonEvent({ Image: 'C:\\x\\evil.exe' }), 'evil'],
    ],
  },
  {
    manager: 'rules for lines, some with exceptions',
    own: [
      rule(5_500, 0, '<decoded_as>pam</decoded_as>'),
      rule(100_050, 13, `${under(5_700)}<match>invalid user</match>`),
      rule(100_051, 3, `${under(100_050)}<match>invalid user probe</match>`),
      rule(100_052, 6, `${under(5_700)}<match>for alice</match>`),
    ],
    ends: [
      [sshd('Failed password for invalid user bob from 10.0.0.1 port 4 ssh2'), '100050'],
      [sshd('Failed password for invalid user probe from 10.0.0.1 port 4 ssh2'), 'failed'],
      [sshd('Failed password for alice from 10.0.0.1 port 4 ssh2'), 'failed'],
      [sshd('Accepted password for alice from 10.0.0.1 port 4 ssh2'), '100052'],
    ],
  },
  {
    manager: 'rules without parents',
    own: [
      rule(100_060, 12, '<program_name>^backup$</program_name><match>fatal</match>'),
      rule(100_061, 14, '<match>beacon to headquarters</match>'),
    ],
    ends: [
      [{ log: 'Nov 15 12:00:00 host backup[3]: beacon sent' }, 'beacon'],
      [{ log: 'Nov 15 12:00:00 host backup[3]: fatal, no disk' }, '100060'],
      [{ log: 'Nov 15 12:00:00 host cron[3]: beacon to headquarters' }, '100061'],
    ],
  },
];

const pam = '<decoder name="pam">\n<prematch>^pam_unix</prematch>\n</decoder>';

describe('managers with rules of their own', () => {
  it.each(cases)('$manager', ({ own, ends }) => {
    const file = `<group name="local,">\n${own.join('\n')}\n</group>`;
    const { ending, messages } = managerWith(sigma, {}, [file], [pam]);
    expect(messages).toEqual([]);
    expect(ends.map(([event]) => ending(event))).toEqual(ends.map(([, end]) => end));
  });

  const list = '<list field="win.eventdata.user" lookup="match_key">etc/lists/admins</list>';
  it.each([
    ['a list decides', 'evil', rule(100_070, 13, `${under(61_603)}${list}`)],
    [
      'lines of a decoder that no rule names come in beside those of others',
      'failed',
      rule(100_071, 13, `${under(5_700)}<match>invalid user</match>`),
    ],
  ])('are told that an event may end in a Sigma rule where %s', (_, title, own) => {
    const { pack } = managerWith(sigma, {}, [`<group name="local,">${own}</group>`]);
    const notes = pack.manifest.rules.find((each) => each.title === title)?.notes?.join('\n') ?? '';
    expect(notes).toContain("not all of these rules' conditions can be written");
  });
});
