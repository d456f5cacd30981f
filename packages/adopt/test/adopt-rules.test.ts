import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { adoptAll, contentOf } from './adopt-one.ts';

const rule = (id: number, level: number, options: string, attributes = '') =>
  `<rule id="${id}" level="${level}"${attributes}>${options}<description>rule ${id}</description></rule>`;

interface Case {
  readonly name: string;
  readonly options: string;
  readonly logsource: object;
  readonly detection: object;
}

const sshd = { product: 'wazuh', service: 'sshd' };
const lines = { product: 'linux', service: 'sshd' };
const json = { product: 'wazuh', service: 'json' };
const sysmon = { product: 'windows', service: 'sysmon' };
const selection = { condition: 'selection' };

const cases: readonly Case[] = [
  {
    name: 'a match of a text is a keyword',
    options: '<if_sid>5700</if_sid><match>Failed password</match>',
    logsource: lines,
    detection: { keywords: ['Failed password'], condition: 'keywords' },
  },
  {
    name: 'a pinned match is the start of the line',
    options: '<if_sid>5700</if_sid><match>^Failed |^Invalid </match>',
    logsource: lines,
    detection: { keywords: { '|re|i': '^Failed |^Invalid ' }, condition: 'keywords' },
  },
  {
    name: 'what a negated match takes is left out',
    options: '<if_sid>5700</if_sid><match>Failed</match><regex type="pcre2" negate="yes">root</regex>',
    logsource: lines,
    detection: {
      keywords: ['Failed'],
      filter_main: { '|cased': 'root' },
      condition: 'keywords and not filter_main',
    },
  },
  {
    name: 'a chain of keywords stays the expression it is',
    options: '<if_sid>5700</if_sid><regex type="pcre2">(?i)socket\\.socket.*connect\\(</regex>',
    logsource: lines,
    detection: { keywords: { '|re|i': 'socket\\.socket.*connect\\(' }, condition: 'keywords' },
  },
  {
    name: 'a character by its number is that character',
    options: '<if_sid>5700</if_sid><regex type="pcre2">(*UTF)\\N{U+202E}</regex>',
    logsource: lines,
    detection: { keywords: ['\u202e'], condition: 'keywords' },
  },
  {
    name: 'properties of the event are fields of a log source of their own',
    options:
      '<if_sid>5700</if_sid><user>root</user><srcip>10.0.0.0/8</srcip><program_name>^sshd</program_name>',
    logsource: sshd,
    detection: {
      selection: { 'user|contains': 'root', 'srcip|cidr': '10.0.0.0/8', 'program_name|startswith': 'sshd' },
      ...selection,
    },
  },
  {
    name: 'the languages of Wazuh: a dot is a dot, case does not count, \\d is a class',
    options: '<if_sid>100010</if_sid><field name="file">cmd.exe$</field><field name="n">^\\d+$</field>',
    logsource: json,
    detection: { selection: { 'file|endswith': 'cmd.exe', 'n|re': '^[0-9]+$' }, ...selection },
  },
  {
    name: 'letters of PCRE2 have the case they are written in',
    options: '<if_sid>5900</if_sid><field name="a" type="pcre2">^Root$|^Admin$</field>',
    logsource: { product: 'wazuh', service: 'app' },
    detection: { selection: { 'a|cased': ['Root', 'Admin'] }, ...selection },
  },
  {
    name: 'a value of JSON may end with a line break, which "$" of PCRE2 stands in front of',
    options: '<if_sid>100010</if_sid><field name="a" type="pcre2">^Root$</field>',
    logsource: json,
    detection: { selection: { 'a|re': '^Root$' }, ...selection },
  },
  {
    name: 'a negated field asks for it to be there',
    options: '<if_sid>100010</if_sid><field name="a" negate="yes">^x$</field>',
    logsource: json,
    detection: {
      selection: { 'a|exists': true },
      filter_main: { a: 'x' },
      condition: 'selection and not filter_main',
    },
  },
  {
    name: 'Windows fields have the names of Sigma, their values no escapes',
    options:
      '<if_sid>61603</if_sid><field name="win.eventdata.image" type="pcre2">(?i)\\\\\\\\(c|w)script\\.exe$</field><field name="win.eventdata.commandLine" type="pcre2">(?i)say \\\\"a&amp;b</field>',
    logsource: sysmon,
    detection: {
      selection: {
        EventID: 1,
        'Image|endswith': ['\\cscript.exe', '\\wscript.exe'],
        'CommandLine|contains': 'say "a&b',
      },
      ...selection,
    },
  },
  {
    name: 'one event of one source is a category',
    options: '<if_sid>61605</if_sid><field name="win.eventdata.destinationPort">^4444$</field>',
    logsource: { product: 'windows', category: 'network_connection' },
    detection: { selection: { DestinationPort: 4444 }, ...selection },
  },
  {
    name: 'the severity of the decoder is told by level and keywords',
    options: '<if_sid>60001</if_sid><field name="win.system.severityValue">^AUDIT_FAILURE$</field>',
    logsource: { product: 'windows', service: 'security' },
    detection: { selection: { Level: 0, 'Keywords|re|i': '[13579bdf][0-9a-f]{13}$' }, ...selection },
  },
  {
    name: 'several parents are any of them',
    options: '<if_sid>61603, 61605</if_sid><field name="win.eventdata.user">admin</field>',
    logsource: sysmon,
    detection: { selection: { EventID: 1, 'User|contains': 'admin' }, ...selection },
  },
  {
    name: 'the keys of a list are a placeholder',
    options: '<if_sid>100010</if_sid><list field="owner" lookup="match_key">etc/lists/people</list>',
    logsource: json,
    detection: { selection: { 'owner|cased|expand': '%people%' }, ...selection },
  },
  {
    name: 'addresses that are not in a list of networks are not its placeholder',
    options: '<if_sid>100010</if_sid><list field="peer" lookup="not_address_match_key">etc/lists/own</list>',
    logsource: json,
    detection: {
      selection: { 'peer|exists': true },
      filter_main: { 'peer|cased|expand': '%own.of-addresses%' },
      condition: 'selection and not filter_main',
    },
  },
  {
    name: 'the keys of a list as values of Windows events are another one',
    options:
      '<if_sid>61603</if_sid><list field="win.eventdata.image" lookup="match_key">etc/lists/tools</list>',
    logsource: sysmon,
    detection: { selection: { EventID: 1, 'Image|cased|expand': '%tools.of-windows%' }, ...selection },
  },
  {
    name: 'a rule that asks for its decoder alone takes all of its events',
    options: '<if_sid>5900</if_sid>',
    logsource: { product: 'wazuh', service: 'app' },
    detection: { keywords: ['*'], condition: 'keywords' },
  },
];

describe('a rule is adopted', () => {
  it.each(cases)('$name', ({ options, logsource, detection }) => {
    const content = contentOf(adoptAll(rule(100_001, 10, options)), 100_001);
    expect(content.logsource).toEqual(logsource);
    expect(content.detection).toEqual(detection);
    expect(content.level).toBe('high');
    expect(content.sigmazuh).toEqual({ level: 10 });
    const diagnostics = new Diagnostics();
    parseSigma(dump(content), 'adopted.yml', diagnostics);
    expect(diagnostics.all.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('with its description, techniques, links and groups', () => {
    const rules = adoptAll(`<rule id="100001" level="3">
      <if_sid>5700</if_sid><match>x</match>
      <description>Login of $(dstuser) from $(srcip).</description>
      <mitre><id>T1110.001</id></mitre><info type="link">https://example.org/a</info><group>auth,pci_dss_10.2.4,</group>
    </rule>`);
    expect(contentOf(rules, 100_001)).toMatchObject({
      title: 'Login of <dstuser> from <srcip>',
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
      references: ['https://example.org/a'],
      tags: ['attack.t1110.001'],
      level: 'informational',
      wazuh: { rule: 100_001, groups: ['local', 'auth', 'pci_dss_10.2.4'] },
    });
  });
});

describe('what other rules take before it is left out', () => {
  const parent = rule(100_001, 5, '<if_sid>5700</if_sid><match>Failed</match>');

  it('a child of level 0 is an exception', () => {
    const rules = adoptAll(`${parent}${rule(100_002, 0, '<if_sid>100001</if_sid><srcip>10.0.0.1</srcip>')}`);
    expect(contentOf(rules, 100_001).detection).toEqual({
      keywords: ['Failed'],
      filter_100002: { 'srcip|cidr': '10.0.0.1/32' },
      condition: 'keywords and not filter_100002',
    });
  });

  it('a more severe child wins by its level', () => {
    const rules = adoptAll(`${parent}${rule(100_002, 9, '<if_sid>100001</if_sid><match>root</match>')}`);
    expect(contentOf(rules, 100_001).detection).toEqual({ keywords: ['Failed'], condition: 'keywords' });
    expect(contentOf(rules, 100_002).detection).toEqual({
      keywords: ['Failed'],
      keywords_2: ['root'],
      condition: 'keywords and keywords_2',
    });
  });

  it('an earlier sibling of its level takes what both match', () => {
    const rules = adoptAll(`${parent}${rule(100_002, 5, '<if_sid>5700</if_sid><match>root</match>')}`);
    expect(contentOf(rules, 100_002).detection).toEqual({
      keywords: ['root'],
      filter_100001: ['Failed'],
      condition: 'keywords and not filter_100001',
    });
  });

  it('a more severe sibling with exceptions of its own takes what these leave of it', () => {
    const severe = rule(100_001, 12, '<if_sid>5700</if_sid><match>Failed</match>');
    const exception = (parents: string) =>
      rule(100_003, 0, `<if_sid>${parents}</if_sid><match>backup</match>`);
    const plain = rule(100_002, 5, '<if_sid>5700</if_sid><match>root</match>');
    const under = (parents: string) =>
      contentOf(adoptAll(`${severe}${plain}${exception(parents)}`), 100_002).detection;
    // Whatever the severe one takes and the exception mutes would alert here otherwise.
    expect(under('100001')).toEqual({
      keywords: ['root'],
      filter_100001: ['Failed'],
      condition: 'keywords and not filter_100001',
    });
    // The exception hangs below both: what it mutes is left out as its own.
    expect(under('100001,100002')).toEqual({
      keywords: ['root'],
      filter_100003: ['backup'],
      condition: 'keywords and not filter_100003',
    });
  });

  it('a sibling about another value takes nothing', () => {
    const fields = (value: string) => `<if_sid>100010</if_sid><field name="kind">^${value}$</field>`;
    const rules = adoptAll(`${rule(100_011, 5, fields('a'))}${rule(100_012, 5, fields('b'))}`);
    expect(contentOf(rules, 100_012).detection).toEqual({ selection: { kind: 'b' }, condition: 'selection' });
  });
});

describe('a rule that counts', () => {
  const base = rule(100_001, 5, '<if_sid>5700</if_sid><match>Failed</match>');
  const counting = ' frequency="8" timeframe="120" ignore="60"';

  it('is a correlation of what it counts', () => {
    const rules = adoptAll(
      `${base}${rule(100_002, 10, '<if_matched_sid>100001</if_matched_sid><same_srcip/>', counting)}`,
    );
    const { correlation } = contentOf(rules, 100_002);
    expect(correlation).toEqual({
      type: 'event_count',
      rules: [contentOf(rules, 100_001).id],
      'group-by': ['srcip'],
      timespan: '120s',
      condition: { gte: 8 },
    });
    const outcome = rules[1]?.outcome;
    expect(outcome?.kind === 'adopted' ? outcome.notes : []).toEqual([
      'ignore="60": it is silent for so many seconds after it fired',
    ]);
  });
});

const refusals: readonly (readonly [name: string, options: string, code: string, reason: RegExp])[] = [
  ['level 0', '', 'never-alerts', /level 0/],
  ['the text of a whole Windows event', '<if_sid>61603</if_sid><match>x</match>', 'event-text', /JSON text/],
  [
    'a single backslash in a Windows value',
    '<if_sid>61603</if_sid><field name="win.eventdata.image" type="pcre2">C:\\\\Windows</field>',
    'never-matches',
    /doubled/,
  ],
  [
    'a bare ampersand in a Windows value',
    '<if_sid>61603</if_sid><field name="win.eventdata.image">a & b</field>',
    'never-matches',
    /&amp;/,
  ],
  ['the time of day', '<if_sid>5700</if_sid><time>6 pm - 8 am</time>', 'condition', /<time>/],
  [
    'an address and its value in a list',
    '<if_sid>5700</if_sid><list field="srcip" lookup="address_match_key_value" check_value="x">etc/lists/bad</list>',
    'list',
    /address_match_key_value/,
  ],
  ['an unknown parent', '<if_sid>4711</if_sid><match>x</match>', 'not-loaded', /skips it/],
  [
    'a back reference',
    '<if_sid>5700</if_sid><regex type="pcre2">(a)\\1</regex>',
    'expression',
    /regular expression/,
  ],
  [
    'JSON asked of Windows events',
    '<if_sid>60000</if_sid><decoded_as>json</decoded_as><match>x</match>',
    'never-matches',
    /its ancestors exclude/,
  ],
  [
    'a field with the name of a property',
    '<if_sid>100010</if_sid><field name="hostname">x</field>',
    'field',
    /own property/,
  ],
];

describe('a rule is refused, with its place and the reason', () => {
  it.each(refusals)('%s', (_, options, code, reason) => {
    const level = code === 'never-alerts' ? 0 : 5;
    const [refused] = adoptAll(
      `  ${rule(100_001, level, options || '<if_sid>5700</if_sid><match>x</match>')}`,
    );
    expect(refused?.outcome).toMatchObject({ kind: 'refused', code, reason: expect.stringMatching(reason) });
    expect(refused?.range).toMatchObject({ file: 'local_rules.xml', start: { line: 2, column: 3 } });
  });
});

describe('what is not carried over of an adopted rule is named', () => {
  it.each([
    ['<options>alert_by_email</options>', /by mail/],
    ['<info type="cve">CVE-2026-1</info>', /CVE-2026-1/],
    ['<list field="user" lookup="match_key">etc/lists/a</list>', /when the pack is built/],
    ['<regex>for \\.+ from</regex>', /\(in 100001\), Wazuh may overlook a text/],
  ])('%s', (option, note) => {
    const [adopted] = adoptAll(rule(100_001, 5, `<if_sid>5700</if_sid><match>x</match>${option}`));
    const notes = adopted?.outcome.kind === 'adopted' ? adopted.outcome.notes : [];
    expect(notes).toEqual([expect.stringMatching(note)]);
  });
});
