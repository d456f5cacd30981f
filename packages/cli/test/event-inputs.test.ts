import { afterEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const ruleId = '6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90';
const keywords = soundRule
  .replace('  category: process_creation\n  product: windows', '  product: linux')
  .replace("  selection:\n    Image|endswith: '\\whoami.exe'", '  selection:\n    - whoami');

const xml =
  "<Event><System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>1</EventID><Level>4</Level><Keywords>0x8000000000000000</Keywords>" +
  '<Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>pc01</Computer></System>' +
  "<EventData><Data Name='Image'>C:\\whoami.exe</Data></EventData></Event>";
const printed =
  '{"win":{"system":{"providerName":"Microsoft-Windows-Sysmon","eventID":"1","level":"4","channel":"Microsoft-Windows-Sysmon/Operational","computer":"pc01","severityValue":"INFORMATION"},"eventdata":{"image":"C:\\\\\\\\whoami.exe"}}}';
const archived = {
  timestamp: '2026-11-24T10:00:00.500+0000',
  id: '1795514400.1',
  agent: { id: '001', name: 'pc01', ip: '192.0.2.7' },
  location: 'EventChannel',
  decoder: { name: 'windows_eventchannel' },
  full_log: printed,
};
const dumped = {
  Event: {
    System: {
      Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon' } },
      EventID: 1,
      Channel: 'Microsoft-Windows-Sysmon/Operational',
    },
    EventData: { Image: 'C:\\whoami.exe' },
  },
};

async function evaluate(rule: string, input: string, ...argv: readonly string[]) {
  workplace = new Workplace({ 'rules/x.yml': rule });
  const { exit, out, err } = await workplace.run(['eval', '--rules', 'rules', ...argv], input);
  return {
    exit,
    err,
    events: out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  };
}

describe('eval reads', () => {
  it.each([
    [
      'an event as the agent sends it',
      JSON.stringify({ winevt: { Event: xml, Message: 'x' } }),
      soundRule,
      [],
      0,
    ],
    ['raw lines', 'Nov 24 10:00:00 h bash: whoami\n', keywords, ['--input', 'lines'], 0],
    [
      'a Windows event of archives.json',
      JSON.stringify(archived),
      soundRule,
      ['--input', 'archives'],
      '1795514400.1',
    ],
    [
      'a Windows event of alerts.json whose rule has no_full_log',
      JSON.stringify({ ...archived, full_log: undefined, data: JSON.parse(printed) }),
      soundRule,
      ['--input', 'archives'],
      '1795514400.1',
    ],
    [
      'an alert as the indexer shows it',
      JSON.stringify({ _source: archived }),
      soundRule,
      ['--input', 'archives'],
      '1795514400.1',
    ],
    [
      'a line of archives.json',
      JSON.stringify({ ...archived, decoder: {}, full_log: 'Nov 24 10:00:00 h bash: whoami' }),
      keywords,
      ['--input', 'archives'],
      '1795514400.1',
    ],
    ['what EVTX dumpers write', JSON.stringify(dumped), soundRule, ['--input', 'evtx-json'], 0],
  ])('%s', async (_, input, rule, argv, id) => {
    const { exit, err, events } = await evaluate(rule, input, ...argv);
    expect({ exit, err, events }).toEqual({ exit: 0, err: '', events: [{ id, rules: [ruleId] }] });
  });

  it('the rendered message of a Windows event', async () => {
    const rule = soundRule.replace("Image|endswith: '\\whoami.exe'", 'Message|contains: who is it');
    const input = JSON.stringify({ winevt: { Event: xml, Message: 'Tell me who is it' } });
    expect((await evaluate(rule, input)).events).toEqual([{ id: 0, rules: [ruleId] }]);
  });
});

describe('what an event is not', () => {
  it.each([
    ['a raw line', [], 'whoami\n', /^stdin:1:1 not JSON: .*--input lines/],
    ['broken JSON', [], '{"log":\n', /^stdin:1:\d+ not JSON: /],
    ['a line of archives.json', [], JSON.stringify(archived), /--input archives/],
    ['what EVTX dumpers write', [], JSON.stringify(dumped), /--input evtx-json/],
    [
      'a line without the event',
      ['--input', 'archives'],
      '{"timestamp":"x"}',
      /^stdin:1:1 the line has no "full_log"/,
    ],
    [
      'JSON of something else',
      ['--input', 'evtx-json'],
      '{"a":1}',
      /^stdin:1:1 the line is no event as EVTX dumpers/,
    ],
    [
      'a misspelt key',
      [],
      '{"log":"x","logSource":{}}',
      /^stdin:1:1 nothing looks at the key "logSource"; did you mean "logsource"\?/,
    ],
    [
      'a misspelt attribute',
      [],
      '{"log":"x","logsource":{"servise":"a"}}',
      /"servise" in "logsource"; did you mean "service"\?/,
    ],
    [
      'a key of nobody',
      [],
      '{"log":"x","zzzzzz":1}',
      /^stdin:1:1 nothing looks at the key "zzzzzz"; known are id, winevt/,
    ],
    [
      'a key that stands twice',
      [],
      '{"log":"x","log":"y"}',
      /^stdin:1:12 the key "log" stands twice: the last/,
    ],
  ])('is said: %s', async (_, argv, input, says) => {
    const { exit, err } = await evaluate(soundRule, input, ...argv);
    expect(err).toMatch(says);
    expect(exit).toBe(1);
  });

  it.each([
    ['bytes that are no UTF-8', '{"log":"x\uFFFD"}', 'stdin:1:10 bytes that are no UTF-8 are read as U+FFFD'],
    ['a key twice in a log', '{"log":"{\\"a\\":1,\\"a\\":2}"}', 'the log has the key "a" twice'],
    [
      'a key in two cases, in a log',
      '{"log":"{\\"a\\":{\\"b\\":[{\\"c\\":1},{\\"c\\":2}],\\"B\\":3}}"}',
      'the log has the keys "b" and "B", which are one to Wazuh',
    ],
    ['what only looks like JSON', '{"log":"{x {\\"a\\":1,\\"a\\":2}"}', ''],
  ])('is remarked: %s', async (_, input, says) => {
    const { exit, err, events } = await evaluate(soundRule, input);
    expect(err.replace(/^stdin:1:1 /, '')).toContain(says);
    expect(err === '').toBe(says === '');
    expect({ exit, events }).toEqual({ exit: 0, events: [{ id: 0, rules: [] }] });
  });

  it('is said by an unknown input', async () => {
    expect((await evaluate(soundRule, '', '--input', 'pcap')).exit).toBe(2);
  });
});

describe('logtest reads', () => {
  const rules = `<group name="x,">
<rule id="100001" level="5"><if_sid>61603</if_sid><field name="win.eventdata.image" type="pcre2">^C:\\\\\\\\whoami\\.exe$</field><description>w</description></rule>
<rule id="100002" level="5"><match>whoami</match><description>l</description></rule>
</group>`;
  it.each([
    ['an event as the agent sends it', [], JSON.stringify({ winevt: { Event: xml } }), '100001'],
    ['a Windows event of archives.json', ['--input', 'archives'], JSON.stringify(archived), '100001'],
    ['raw lines', ['--input', 'lines'], 'who: whoami', '100002'],
    ['a line of archives.json', ['--input', 'archives'], JSON.stringify({ full_log: 'x whoami' }), '100002'],
  ])('%s', async (_, argv, input, expected) => {
    workplace = new Workplace({ 'rules/0100-x.xml': rules });
    const { out, err } = await workplace.run(['logtest', '--rules', 'rules', ...argv], input);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ rule: { id: expected } });
  });

  it('for people, with what was read of it', async () => {
    workplace = new Workplace({ 'rules/0100-x.xml': rules });
    const argv = ['logtest', '--rules', 'rules', '--format', 'text'];
    const { out } = await workplace.run(
      [...argv, '--input', 'lines'],
      'who: whoami\nNov 24 10:00:00 h x[1]: y\n',
    );
    expect(out).toMatch(
      /^0 {2}✓ alert of rule 100002, level \d+.*\n {4}decoder .*\n {4}rules {4}\d+ > 100002/,
    );
    expect(out).toMatch(/\n1 {2}no alert.*\n(?: {4}.*\n)* {4}program_name {2}x\n/);
    const check = await workplace.run([...argv, '--check']);
    expect(check.out).toMatch(/^\d+ rules in \d+ places, the loader says nothing\n$/);
  });

  it('when and from where an archived event came', async () => {
    workplace = new Workplace({ 'rules/0100-x.xml': rules });
    const { out } = await workplace.run(
      ['logtest', '--rules', 'rules', '--input', 'archives'],
      JSON.stringify(archived),
    );
    expect(JSON.parse(out)).toMatchObject({ id: '1795514400.1', predecoder: { hostname: 'pc01' } });
  });

  it('a line of the decoder as plain JSON, and says so', async () => {
    workplace = new Workplace({ 'rules/0100-x.xml': rules });
    const { out, err } = await workplace.run(['logtest', '--rules', 'rules', '--input', 'lines'], printed);
    expect(err).toMatch(/--input archives/);
    expect(JSON.parse(out)).toMatchObject({ decoder: 'json' });
  });
});

describe('a log source of an event', () => {
  it.each([
    ['is told where it is nearly one', { category: 'proces_creation' }, '"process_creation"?\n'],
    ['is told by its product', { product: 'Window' }, 'did you mean "windows"?\n'],
  ])('%s', async (_, logsource, says) => {
    workplace = new Workplace({ 'rules/x.yml': soundRule });
    const event = `${JSON.stringify({ logsource, fields: { a: 1 } })}\n`;
    const { exit, err } = await workplace.run(['eval', '--rules', 'rules'], event);
    expect(err).toContain(says);
    expect(exit).toBe(0);
  });

  it('is let alone where nobody knows it', async () => {
    workplace = new Workplace({ 'rules/x.yml': soundRule });
    const event = '{"logsource":{"product":"acme","service":"foo"},"fields":{"a":1}}\n';
    expect((await workplace.run(['eval', '--rules', 'rules'], event)).err).toBe('');
  });
});
