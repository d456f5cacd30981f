import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import {
  type BuildOptions,
  buildPack,
  emptyIdFile,
  option,
  printRuleFile,
  templates,
} from '../../src/index.ts';

/** The roots of the rule tree alone: no rule of the manager takes an event. */
const roots = {
  name: '0010-roots.xml',
  text: printRuleFile(
    [],
    'roots,',
    [...templates].map(([category, id]) => ({
      id,
      level: 0,
      alerts: 'silent',
      order: 'by-level',
      options: [option('category', category), option('description', category)],
    })),
  ),
};

const rule = (name: string, detection: string, more = '') => `title: ${name}
name: ${name}
logsource: { product: windows, service: security }
detection:
    selection: { ${detection} }
    condition: selection
level: low
${more}`;

const rules = [
  rule('failed', 'EventID: 4625'),
  rule('logon', 'EventID: 4624'),
  rule('cleared', 'EventID: 1102'),
];

const correlation = (body: string, more = '') => `title: Judged
name: judged
correlation:
    timespan: 5m
${body
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
level: high
${more}`;

function built(texts: readonly string[], options: Partial<BuildOptions> = {}) {
  const diagnostics = new Diagnostics();
  const documents = parseSigma(texts.join('---\n'), 'rules.yml', diagnostics);
  expect(diagnostics.all.filter(({ severity }) => severity === 'error')).toEqual([]);
  const pack = buildPack(documents, { ids: emptyIdFile, ruleset: [roots], ...options });
  const entry = (title: string) => pack.manifest.rules.find((each) => each.title === title);
  const text = pack.files.map((file) => file.text).join('');
  return { pack, entry, text };
}

const count = (rest: string) => `type: event_count\nrules: [failed]\ngroup-by: [TargetUserName]\n${rest}`;

describe('correlations that are written without consent', () => {
  it.each([
    ['every event', count('condition: { gte: 1 }'), []],
    [
      'one rule, then another',
      'type: temporal_ordered\nrules: [failed, logon]\ngroup-by: [TargetUserName]',
      [
        'frequency="2" timeframe="300"',
        '<same_field>win.eventdata.targetUserName</same_field>',
        '<global_frequency/>',
      ],
    ],
    ['any one of its rules', 'type: temporal\nrules: [failed, logon]\ncondition: { gte: 1 }', []],
  ])('%s', (_, body, expected) => {
    const { entry, text } = built([...rules.slice(0, body.includes('logon') ? 2 : 1), correlation(body)]);
    expect(entry('Judged')).toMatchObject({ status: 'converted', wazuhIds: [expect.any(Number)] });
    expect(entry('failed')).toMatchObject({ status: 'converted', wazuhIds: [] });
    for (const each of expected) expect(text).toContain(each);
    expect(text).toContain('<options>no_log</options>');
  });
});

describe('correlations that need consent', () => {
  it.each([
    ['so many events', count('condition: { gte: 5 }'), 'counts anew', 'frequency="5"'],
    ['two events', count('condition: { gt: 1 }'), 'is not looked back on', 'frequency="2"'],
    [
      'two rules in any order',
      'type: temporal\nrules: [failed, logon]\ngroup-by: [TargetUserName]',
      'is not looked back on',
      'frequency="2"',
    ],
    [
      'three rules in any order',
      'type: temporal\nrules: [failed, logon, cleared]\ngroup-by: [TargetUserName]',
      'comes last',
      'frequency="2"',
    ],
    [
      'three rules in order',
      'type: temporal_ordered\nrules: [failed, logon, cleared]\ngroup-by: [TargetUserName]',
      'further apart',
      'frequency="2"',
    ],
    [
      'so many values',
      'type: value_count\nrules: [failed]\ngroup-by: [Computer]\ncondition: { field: TargetUserName, gte: 4 }',
      'one value',
      '<different_field>win.eventdata.targetUserName</different_field>',
    ],
    [
      'a long time',
      'type: temporal_ordered\nrules: [failed, logon]\ntimespan: 3d',
      'shorter than the timespan',
      'timeframe="99999"',
    ],
  ])('%s', (_, body, difference, written) => {
    const own = body.includes('3d') ? correlation(body).replace('    timespan: 5m\n', '') : correlation(body);
    const used = rules.filter((each) => body.includes(/name: (\w+)/.exec(each)?.[1] ?? ''));
    const refused = built([...used, own]);
    expect(refused.entry('Judged')).toMatchObject({ status: 'refused' });
    expect(refused.entry('Judged')?.reason).toContain(difference);
    expect(refused.entry('failed')).toMatchObject({ status: 'refused' });
    const { entry, text } = built([...used, own], { approximate: 'allowed' });
    expect(entry('Judged')).toMatchObject({ status: 'converted' });
    expect(entry('Judged')?.notes?.join('\n')).toContain(difference);
    expect(text).toContain(written);
    // People are told in front of the rule as well.
    expect(text.replace(/\s+/g, ' ')).toContain(difference);
  });
});

describe('correlations that cannot be written at all', () => {
  it.each([
    [
      'a sum',
      'type: value_sum\nrules: [failed]\ncondition: { field: LogonType, gte: 5 }',
      'does not calculate',
    ],
    [
      'an average',
      'type: value_avg\nrules: [failed]\ncondition: { field: LogonType, gte: 5 }',
      'does not calculate',
    ],
    [
      'a percentile',
      'type: value_percentile\nrules: [failed]\ncondition: { field: LogonType, gte: 5 }',
      'does not calculate',
    ],
    ['no more than so many', count('condition: { lte: 5 }'), 'no more events'],
    ['exactly so many', count('condition: { eq: 5 }'), 'no more events'],
    ['more than a rule counts', count('condition: { gte: 10000 }'), '9999 at most'],
    [
      'some of its rules',
      'type: temporal\nrules: [failed, logon, cleared]\ncondition: { gte: 2 }',
      'some of its rules',
    ],
    [
      'combinations of values',
      'type: value_count\nrules: [failed]\ncondition: { field: [IpAddress, TargetUserName], gte: 5 }',
      'combinations',
    ],
    [
      'a field with another name in each rule',
      'type: temporal_ordered\nrules: [failed, cleared]\ngroup-by: [who]\naliases: { who: { failed: TargetUserName, cleared: SubjectUserName } }',
      'not one field',
    ],
    ['a rule that is not there', 'type: event_count\nrules: [nobody]\ncondition: { gte: 5 }', 'is not there'],
    ['itself', 'type: event_count\nrules: [judged]\ncondition: { gte: 5 }', 'refers to itself'],
  ])('%s', (_, body, reason) => {
    const { entry } = built([...rules, correlation(body)], { approximate: 'allowed' });
    expect(entry('Judged')).toMatchObject({ status: 'refused', wazuhIds: [] });
    expect(entry('Judged')?.reason).toContain(reason);
  });
});

const named = (name: string, body: string) =>
  correlation(body).replace('title: Judged', `title: ${name}`).replace('name: judged', `name: ${name}`);
const remote = rule('remote', "EventID: 4625, LogonType: '10'");
const inGroup = 'group-by: [TargetUserName]';
const two = `type: value_count\nrules: [failed]\ncondition: { field: TargetUserName, gte: 2 }`;
const started = (name: string, image: string) =>
  rule(name, `Image|endswith: '\\${image}'`).replace('service: security', 'category: process_creation');
const taken = 'on which another correlation alerts (such as "other") ends there';
const keptPromise = 'each timespan in which Sigma alerts has an alert';
const elsewhere = 'compared only between those that have';

describe('what gets into the way of a correlation is said', () => {
  it.each<{ what: string; rules: readonly string[]; judged: string; other?: string; says: string }>([
    {
      what: 'another that alerts on its events',
      rules: [rules[0] ?? ''],
      judged: two,
      other: count('condition: { gte: 3 }'),
      says: taken,
    },
    {
      what: 'another of which its events may be too',
      rules: [...rules.slice(0, 2), remote],
      judged: `type: event_count\nrules: [remote, logon]\n${inGroup}\ncondition: { gte: 2 }`,
      other: count('condition: { gte: 1 }'),
      says: taken,
    },
    {
      what: 'a field in several places',
      rules: [started('who', 'whoami.exe'), started('net', 'net.exe')],
      judged: 'type: temporal_ordered\nrules: [who, net]\ngroup-by: [User]',
      says: elsewhere,
    },
  ])('$what', ({ rules: own, judged, other, says }) => {
    const others = other === undefined ? [] : [named('other', other)];
    const { entry } = built([...own, ...others, correlation(judged)], { approximate: 'allowed' });
    expect(entry('Judged')?.notes?.join('\n')).toContain(says);
  });

  it.each<{ what: string; rules: readonly string[]; judged: string; other?: string; says: string }>([
    {
      what: 'another that alerts on other events',
      rules: rules.slice(0, 2),
      judged: two,
      other: `type: event_count\nrules: [logon]\n${inGroup}\ncondition: { gte: 3 }`,
      says: taken,
    },
    {
      what: 'one that looks for no other event',
      rules: [rules[0] ?? ''],
      judged: count('condition: { gte: 1 }'),
      other: two,
      says: taken,
    },
    {
      what: 'a field in one place',
      rules: rules.slice(0, 2),
      judged: 'type: temporal_ordered\nrules: [failed, logon]\ngroup-by: [TargetUserName]',
      says: elsewhere,
    },
    {
      what: 'three rules of which an event may be two',
      rules: [...rules.slice(0, 2), remote],
      judged: `type: temporal\nrules: [failed, logon, remote]\n${inGroup}`,
      says: keptPromise,
    },
  ])('and not of $what', ({ rules: own, judged, other, says }) => {
    const others = other === undefined ? [] : [named('other', other)];
    const { entry } = built([...own, ...others, correlation(judged)], { approximate: 'allowed' });
    expect(entry('Judged')).toMatchObject({ status: 'converted' });
    expect(entry('Judged')?.notes?.join('\n') ?? '').not.toContain(says);
  });
});

describe('addresses', () => {
  const refused = `title: refused
name: refused
logsource: { product: linux, service: sshd }
detection:
    keywords: ['Failed password for ']
    condition: keywords
`;
  it.each([
    [
      'are counted',
      'type: value_count\nrules: [refused]\ncondition: { field: src_ip, gte: 5 }',
      'different_srcip',
    ],
    [
      'tell that an event is in a group',
      'type: event_count\nrules: [refused]\ngroup-by: [src_ip]\ncondition: { gte: 1 }',
      '',
    ],
  ])('%s, as far as an event has one', (_, body, element) => {
    const { entry, text } = built([refused, correlation(body)], { approximate: 'allowed' });
    expect(entry('Judged')).toMatchObject({ status: 'converted' });
    expect(text).toContain('<srcip>any</srcip>');
    expect(text).toContain(element);
  });
});

describe('correlations whose events another one marks', () => {
  const inner = (body: string, generate = '') =>
    correlation(body, generate).replace('Judged', 'Inner').replace('judged', 'inner');
  const other = (body: string) => correlation(body).replace('Judged', 'Other').replace('judged', 'other');
  const documents = [
    ...rules,
    inner('type: temporal_ordered\nrules: [failed, logon]', 'generate: false\n'),
    other('type: temporal_ordered\nrules: [cleared, failed]'),
    correlation('type: event_count\nrules: [inner]\ncondition: { gte: 1 }'),
  ];

  it('take those that hold where they do with them', () => {
    const { entry } = built(documents);
    const refused = ['Inner', 'Judged'].map((title) => entry(title)?.status);
    expect(refused).toEqual(['refused', 'refused']);
    expect(entry('Other')?.status).toBe('converted');
  });

  it('are said in the notes of those that hold where they do', () => {
    const { entry } = built(documents, { approximate: 'allowed' });
    expect(entry('Judged')?.notes?.join('\n')).toContain('"Inner" holds only at some of the events');
  });

  it('do not disturb one that holds at every event', () => {
    const every = 'type: event_count\nrules: [failed]\ncondition: { gte: 1 }';
    const { entry } = built([
      ...rules,
      other('type: temporal_ordered\nrules: [cleared, failed]'),
      correlation(every),
    ]);
    expect(entry('Judged')).toMatchObject({ status: 'converted' });
    expect(entry('Judged')?.notes?.join('\n')).not.toContain('may mark the same events');
  });
});

describe('rules that correlations count', () => {
  it('alert as well where the correlation says so, and are counted by their alerts', () => {
    const body = count('condition: { gte: 5 }');
    const { entry, text } = built([...rules, correlation(body, 'generate: true\n')], {
      approximate: 'allowed',
    });
    const [id] = entry('failed')?.wazuhIds ?? [];
    expect(id).toBeDefined();
    expect(text).toContain(`<if_matched_sid>${id}</if_matched_sid>`);
  });

  it('alert in the stead of the manager, at its level', () => {
    const alerting = {
      name: '0500-own.xml',
      text: '<group name="own,"><rule id="100100" level="7"><category>ossec</category><decoded_as>windows_eventchannel</decoded_as><field name="win.system.eventID">^4625$</field><description>theirs</description></rule></group>',
    };
    const body = count('condition: { gte: 5 }');
    const { entry, pack } = built([...rules, correlation(body)], {
      approximate: 'allowed',
      ruleset: [roots, alerting],
    });
    const standIns = entry('failed')?.standIns ?? [];
    expect(standIns).toHaveLength(1);
    expect(pack.rules.find(({ id }) => id === standIns[0])).toMatchObject({ level: 7, alerts: 'yes' });
    expect(entry('Judged')?.notes?.join('\n')).toContain('in their stead');
    expect(pack.ids.rules.get('title:failed at level 7')).toBe(standIns[0]);
  });

  it('take a filter that names the correlation, for it alone', () => {
    const filter =
      'title: Not bob\nlogsource: { product: windows, service: security }\nfilter:\n    rules: [judged]\n    selection: { TargetUserName: bob }\n    condition: not selection\n';
    const body = 'type: temporal_ordered\nrules: [failed, logon]';
    const { text } = built([...rules.slice(0, 2), correlation(body), filter]);
    expect(text).toContain('bob');
    // A rule that alerts itself does so without the filter, and its events end there.
    const standing = built([...rules.slice(0, 2), correlation(body, 'generate: true\n'), filter]);
    expect(standing.entry('Judged')?.reason).toContain('a filter narrows "failed" for it alone');
    expect(standing.entry('failed')?.wazuhIds).toHaveLength(1);
    expect(standing.text).not.toContain('bob');
  });
});

describe('ids', () => {
  const own = correlation(count('condition: { gte: 5 }'));
  const standing = rule('standing', 'EventID: 4688');

  it('are the same whether correlations come or go', () => {
    const before = built([standing, ...rules], { approximate: 'allowed' });
    const during = built([standing, ...rules, own], { approximate: 'allowed', ids: before.pack.ids });
    const after = built([standing, ...rules], { approximate: 'allowed', ids: during.pack.ids });
    const again = built([standing, ...rules, own], { approximate: 'allowed', ids: after.pack.ids });
    for (const each of [during, after, again]) {
      expect(each.entry('standing')?.wazuhIds).toEqual(before.entry('standing')?.wazuhIds);
    }
    expect(after.entry('failed')?.wazuhIds).toEqual(before.entry('failed')?.wazuhIds);
    expect(again.entry('Judged')?.wazuhIds).toEqual(during.entry('Judged')?.wazuhIds);
    expect(again.text).toBe(during.text);
  });
});
