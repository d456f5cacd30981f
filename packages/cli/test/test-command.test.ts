import { afterEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const rule = soundRule.replace(
  "Image|endswith: '\\whoami.exe'",
  "Image|endswith:\n      - '\\whoami.exe'\n      - '\\hostname.exe'",
);
const unreached = soundRule
  .replace('6f1e', '7f1e')
  .replace('title: Whoami', 'title: Never')
  .replace('whoami.exe', 'never.exe');

const started = (image: string, expectation: string, name: string): string => `  - name: ${name}
    windows:
      channel: Microsoft-Windows-Sysmon/Operational
      eventId: 1
      data: { Image: 'C:\\Windows\\${image}.exe' }
    expect: ${expectation}   # as agreed
`;
const fixture = (...cases: readonly string[]): string =>
  `technique: Whoami\nrules: { whoami: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90 }\ncases:\n${cases.join('')}`;

const place = (...cases: readonly string[]): void => {
  workplace = new Workplace({
    'sigmazuh.yml': 'rules: rules\nfixtures: fixtures\n',
    'rules/a.yml': rule,
    'rules/b.yml': unreached,
    'fixtures/whoami.yml': fixture(...cases),
  });
};

describe('test', () => {
  it('shows what was expected, and what came', async () => {
    place(started('whoami', 'whoami', 'right'), started('notepad', 'whoami', 'wrong'));
    const { exit, out } = await workplace.run(['test']);
    expect(exit).toBe(1);
    expect(out).toMatch(
      / {2}✓ right {2}rule \d+, level 5\n {2}✗ wrong {2}fixtures\/whoami\.yml:10\n {6}- expected {2}one alert of whoami\n {6}\+ Sigma: no alert\n {6}\+ Wazuh: no alert\n/,
    );
  });

  it('calls a rule that the fixture has no name for by its title', async () => {
    place(started('never', 'none', 'another'));
    const { out } = await workplace.run(['test']);
    expect(out).toContain('+ Wazuh: one alert of "Never" (7f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90)\n');
  });

  it("shows an alert of the manager's own, which came in place of the rule's", async () => {
    place(started('whoami', 'whoami', 'taken'), started('notepad', 'none', 'nothing'));
    workplace.write(
      'manager/rules/0500-local.xml',
      `<group name="local,">
  <rule id="7" level="0" noalert="1"><category>ossec</category><description>template</description></rule>
  <rule id="60000" level="0"><category>ossec</category><decoded_as>windows_eventchannel</decoded_as><description>Windows</description></rule>
  <rule id="100001" level="15"><if_sid>60000</if_sid><field name="win.eventdata.image" type="pcre2">whoami</field><description>Somebody asks</description></rule>
</group>`,
    );
    const { out } = await workplace.run(['test', '--ruleset', 'manager']);
    expect(out).toContain(
      "+ Wazuh: no alert of the pack; the manager's rule 100001, level 15: Somebody asks\n",
    );
    expect(out).toContain('✓ nothing  no alert\n');
  });

  it('says when a line fails for want of a decoder that only the manager has', async () => {
    const asa = 'Nov 24 10:00:00 fw01 : %ASA-5-111010: User, running, executed no aaa new-model';
    workplace = new Workplace({
      'sigmazuh.yml': 'rules: rules\nfixtures: fixtures\n',
      'rules/a.yml': `${soundRule.split('logsource:')[0]}logsource: { product: cisco, service: aaa }
detection: { keywords: ['no aaa new-model'], condition: keywords }
level: low
`,
      'fixtures/aaa.yml': `technique: AAA off
logsource: { product: cisco, service: aaa }
rules: { aaa: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90 }
cases: [{ name: off, log: '${asa}', expect: aaa }]
`,
      'line.log': asa,
    });
    const said =
      /that no decoder takes here: the built-in stand-in for a manager lacks cisco-asa, .*name the manager's ruleset with --ruleset/;
    expect((await workplace.run(['test'])).err).toMatch(/^1 case with a line that/);
    expect((await workplace.run(['test'])).err).toMatch(said);
    workplace.write('event.json', JSON.stringify({ log: asa }));
    expect((await workplace.run(['explain', 'Whoami', '--event', 'event.json'])).err).toMatch(said);
    await workplace.run(['build']);
    const logtest = ['logtest', '--rules', 'dist', '--input', 'lines'];
    expect((await workplace.run(logtest, asa)).err).toMatch(said);
  });

  it('has a line for each rule that the pack refuses, and says where its reason is told', async () => {
    place(started('whoami', 'whoami', 'right'));
    const refused = (name: string, more: string) => `title: ${name}\nname: ${name}\n${more}level: low\n`;
    const correlation = `correlation:
  type: value_sum
  rules: [base]
  timespan: 5m
  condition: { field: Amount, gte: 5 }
`;
    const detection = 'detection: { selection: { EventID: 4625 }, condition: selection }\n';
    const base = `logsource: { product: windows, service: security }\n${detection}`;
    const unknown = `logsource: { product: fax }\n${detection}`;
    workplace.write('rules/c.yml', [refused('sum', correlation), refused('base', base)].join('---\n'));
    workplace.write('rules/d.yml', refused('fax', unknown));
    const { exit, err, out } = await workplace.run(['test']);
    expect({ exit, out }).toMatchObject({ exit: 0, out: expect.stringContaining('1 payload, 1 caught') });
    const place4 = 'rules/c.yml:4:9 not in the pack: "sum" [correlation-rule]';
    const place3 = 'rules/d.yml:3:12 not in the pack: "fax" [log-source-unmapped]';
    expect(err).toBe(
      `${place4}\n${place3}\n2 rules refused, and 1 rule only there for them: "sigmazuh build" with the same configuration says why, and what to do\n`,
    );
    const told = (await workplace.run(['build'])).err;
    expect(told).toContain('does not calculate with their values, as value_sum does');
    expect(told).toContain('it only serves the correlation "sum"');
  });

  it('tells a file that cannot be read in full', async () => {
    place(started('whoami', 'whoami', 'right'));
    workplace.write('rules/c.yml', 'title: [');
    const { exit, err } = await workplace.run(['test']);
    expect(exit).toBe(1);
    expect(err).toContain('rules/c.yml:1:');
    expect(err).toContain('title: [');
  });

  it.each(['RIGHT', 'right'])('runs only the cases with %s in their name', async (name) => {
    place(started('whoami', 'whoami', 'right'), started('notepad', 'whoami', 'wrong'));
    const { exit, out } = await workplace.run(['test', '--name', name]);
    expect(exit).toBe(0);
    expect(out).toContain('1 payload, 1 caught');
  });

  it('runs whole fixtures by their technique or file, and says when nothing is left', async () => {
    place(started('whoami', 'whoami', 'right'), started('notepad', 'none', 'other'));
    expect((await workplace.run(['test', '--name', 'whoami'])).out).toContain('2 payloads');
    const { exit, err } = await workplace.run(['test', '--name', 'teapot']);
    expect({ exit, err }).toMatchObject({ exit: 2 });
    expect(err).toContain('no case has "teapot"');
  });

  it('makes cases expect what happens under --update, and changes nothing else of their file', async () => {
    place(started('notepad', 'whoami', 'too much'), started('whoami', 'none', 'too little'));
    const { exit, err } = await workplace.run(['test', '--update']);
    expect({ exit, err }).toEqual({ exit: 0, err: '2 cases changed\n' });
    expect(workplace.read('fixtures/whoami.yml')).toBe(
      fixture(started('notepad', 'none', 'too much'), started('whoami', 'whoami', 'too little')),
    );
    expect((await workplace.run(['test'])).exit).toBe(0);
  });

  it('leaves a case alone whose alert comes from a rule that the fixture does not name', async () => {
    place(started('never', 'none', 'another rule'));
    const before = workplace.read('fixtures/whoami.yml');
    const { exit, err } = await workplace.run(['test', '--update']);
    expect(exit).toBe(1);
    expect(err).toMatch(
      /fixtures\/whoami\.yml:4 another rule: the alert comes from 7f1e\S+, which "rules" does not name/,
    );
    expect(workplace.read('fixtures/whoami.yml')).toBe(before);
  });

  it('writes JUnit XML', async () => {
    place(started('whoami', 'whoami', 'right'), started('notepad', 'whoami', '"<wrong> & so on"'));
    await workplace.run(['test', '--junit', 'out/junit.xml']);
    expect(workplace.read('out/junit.xml')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="sigmazuh" tests="2" failures="1">
  <testsuite name="Whoami" file="fixtures/whoami.yml" tests="2" failures="1">
    <testcase name="right" classname="fixtures/whoami.yml" file="fixtures/whoami.yml" line="4"/>
    <testcase name="&lt;wrong&gt; &amp; so on" classname="fixtures/whoami.yml" file="fixtures/whoami.yml" line="10">
      <failure message="expected one alert of whoami; Sigma: no alert; Wazuh: no alert"/>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('says which rules and values no fixture reaches', async () => {
    place(started('whoami', 'whoami', 'right'));
    const { out } = await workplace.run(['test', '--coverage']);
    expect(out).toContain(`rules that no fixture reaches
  Never  rules/b.yml
values that no fixture reaches
  Whoami  rules/a.yml, 1 of 2
    19: '\\hostname.exe'
1 of 2 rules reached, 1 of 2 values in them
`);
    const json = (await workplace.run(['test', '--coverage', '--format', 'json'])).out
      .trim()
      .split('\n')
      .at(-1);
    expect(JSON.parse(json ?? '').coverage).toMatchObject([{ reached: true }, { reached: false }]);
  });
});
