import { afterEach, describe, expect, it } from 'vitest';
import { windowsEventXml } from '../src/fixtures/windows-event.ts';
import { soundCorrelation, soundRule, Workplace } from './terminal.ts';

let workplace: Workplace | undefined;
afterEach(() => {
  workplace?.remove();
  workplace = undefined;
});

const event = (image: string): string =>
  JSON.stringify({
    winevt: {
      Event: windowsEventXml({
        channel: 'Microsoft-Windows-Sysmon/Operational',
        eventId: 1,
        data: [['Image', `C:\\Windows\\${image}.exe`]],
      }),
    },
  });

const place = (files: Readonly<Record<string, string>> = {}): Workplace => {
  workplace = new Workplace({
    'sigmazuh.yml': 'rules: rules\nids: ids.yml\n',
    'rules/a.yml': soundRule,
    'whoami.json': event('whoami'),
    'notepad.json': event('notepad'),
    ...files,
  });
  return workplace;
};

const bound = (at: Workplace) => ({
  run: (argv: readonly string[]) => at.run(argv),
  read: (path: string) => at.read(path),
  write: (path: string, text: string) => at.write(path, text),
});

describe('explain', () => {
  it.each(['6F1E3A52-6a0b-4c1d-9a5e-3d2f1b7c8e90', 'WHOAMI', 'who', 'rules/a.yml'])(
    'finds the rule by %s, and says first what became of it',
    async (wanted) => {
      const { exit, out } = await place().run(['explain', wanted]);
      expect(exit).toBe(0);
      expect(out).toMatch(/^Whoami {2}rules\/a\.yml, low\nalerts as \d+\n[\s\S]*<rule id="\d+"/);
    },
  );

  it('finds the rule by its Wazuh id', async () => {
    const { run, read } = bound(place());
    await run(['build']);
    const [{ wazuhIds }] = JSON.parse(read('dist/manifest.json')).rules;
    expect((await run(['explain', String(wazuhIds[0])])).out).toMatch(/^Whoami {2}/);
  });

  it('finds the rule by a step on the way to its alert, and lists those that share one', async () => {
    const { run, read, write } = bound(place());
    await run(['build']);
    const door = /<rule id="(29\d+)"/.exec(read('dist/0011-sigmazuh-0-doors.xml'))?.[1] ?? '';
    expect((await run(['explain', door])).out).toMatch(/^Whoami {2}/);
    write('rules/b.yml', soundRule.replace('6f1e', '7f1e').replace('title: Whoami', 'title: Again'));
    const { exit, err } = await run(['explain', door]);
    expect(exit).toBe(2);
    expect(err).toMatch(/rule 29\d+ of the pack leads to 2 rules:\n {2}\S+ {2}\w+\n {2}\S+ {2}\w+\n/);
  });

  it('says what a twin of a rule of the manager stands for', async () => {
    const { run, read } = bound(
      place({
        'manager/rules/0010-rules.xml': `<group name="test,">
<rule id="1" level="0" noalert="1"><category>syslog</category><description>entry</description></rule>
<rule id="5700" level="0"><decoded_as>sshd</decoded_as><description>sshd</description></rule>
<rule id="5760" level="5"><if_sid>5700</if_sid><match>bad password</match><description>failed</description></rule>
<rule id="5763" level="10" frequency="8" timeframe="60"><if_matched_sid>5760</if_matched_sid><description>brute force</description></rule>
</group>
`,
        'rules/a.yml': `title: Failed
id: 11111111-1111-4111-8111-111111111111
logsource: { product: linux, service: sshd }
detection:
  words: ['bad password']
  condition: words
level: medium
`,
      }),
    );
    await run(['build', '--ruleset', 'manager']);
    const [twin] = JSON.parse(read('dist/manifest.json')).composites;
    const { err } = await run(['explain', String(twin.wazuhIds[0]), '--ruleset', 'manager']);
    expect(err).toContain('stands for rule 5763 of the manager and counts what these rules take from it:');
    expect(err).toContain('  11111111-1111-4111-8111-111111111111  Failed');
  });

  it('says what a correlation counts', async () => {
    const { run, read, write } = bound(place({ 'rules/c.yml': soundCorrelation }));
    await run(['build', '--approximate']);
    const entries: readonly { readonly title: string; readonly wazuhIds: readonly number[] }[] = JSON.parse(
      read('dist/manifest.json'),
    ).rules;
    const id = entries.find(({ title }) => title === 'Whoami Often')?.wazuhIds[0];
    expect(id).toBeDefined();
    write('sigmazuh.yml', 'rules: rules\nids: ids.yml\napproximate: true\n');
    const { exit, err } = await run(['explain', String(id)]);
    expect(exit).toBe(2);
    expect(err).toContain('belongs to "Whoami Often" (rules/c.yml), a correlation');
    for (const name of ['whoami often', '8f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90', 'rules/c.yml']) {
      expect((await run(['explain', name])).err).toContain(
        '"Whoami Often" (rules/c.yml) is a correlation: explain takes the rules that it counts',
      );
    }
  });

  it('says the verdict first, and underlines what matched', async () => {
    const { out } = await place().run(['explain', 'whoami', '--event', 'whoami.json']);
    const [, verdict, , ...rest] = out.split('\n');
    expect(verdict).toMatch(/^✓ alerts as rule \d+, level 5$/);
    expect(rest.join('\n')).toContain(`Sigma: matches
  ✓ selection
    ✓ Image|endswith  rules/a.yml:17
        C:\\Windows\\whoami.exe
                  ^^^^^^^^^^^
`);
    expect(out).toMatch(
      /Wazuh: the event ends in rule \d+, level 5 \([\d >]+\), \d+ rules tried\n( {2}✓ rule \d+\n)+/,
    );
  });

  it('underlines all that was asked for', async () => {
    place({
      'rules/b.yml': soundRule
        .replace('6f1e', '7f1e')
        .replace('title: Whoami', 'title: Several')
        .replace("Image|endswith: '\\whoami.exe'", 'CommandLine|contains|all: [net, " /add", user]'),
      'add.json': JSON.stringify({ fields: { CommandLine: 'net.exe user x /add' } }),
    });
    const { out } = (await workplace?.run(['explain', 'Several', '--event', 'add.json'])) ?? { out: '' };
    expect(out).toContain('        net.exe user x /add\n        ^^^     ^^^^  ^^^^^\n');
  });

  it('says why there is no alert, and which step was not taken', async () => {
    const { out } = await place().run(['explain', 'whoami', '--event', 'notepad.json']);
    expect(out.split('\n')[1]).toBe('✗ no alert: the rule does not match');
    expect(out).toMatch(/ {4}✗ Image\|endswith {2}rules\/a\.yml:17\n {8}C:\\Windows\\notepad\.exe\n/);
    expect(out).toMatch(/ {2}✗ rule \d+: field win\.eventdata\.image wants .*, looked at "C:/);
  });

  it('goes from an alert back to its rule and its event', async () => {
    const { run, read, write } = bound(place());
    await run(['build']);
    const [{ wazuhIds }] = JSON.parse(read('dist/manifest.json')).rules;
    const decoded = {
      win: {
        system: {
          providerName: 'Microsoft-Windows-Sysmon',
          eventID: '1',
          channel: 'Microsoft-Windows-Sysmon/Operational',
          severityValue: 'INFORMATION',
        },
        eventdata: { image: 'C:\\\\Windows\\\\whoami.exe' },
      },
    };
    const alert = {
      rule: { id: String(wazuhIds[0]), level: 5 },
      decoder: { name: 'windows_eventchannel' },
      data: decoded,
      location: 'EventChannel',
    };
    // As a manager writes it, as rules without `full_log` leave it, as the indexer shows it and answers a search, as
    // integrations and active responses get it, and as tables of the dashboard are copied.
    const flat = {
      'rule.id': [String(wazuhIds[0])],
      'decoder.name': ['windows_eventchannel'],
      'data.win.system.providerName': ['Microsoft-Windows-Sysmon'],
      'data.win.system.eventID': ['1'],
      'data.win.system.channel': ['Microsoft-Windows-Sysmon/Operational'],
      'data.win.system.severityValue': ['INFORMATION'],
      'data.win.eventdata.image': ['C:\\\\Windows\\\\whoami.exe'],
      location: ['EventChannel'],
    };
    const written = [
      { hits: { total: { value: 1 }, hits: [{ _index: 'x', _source: alert }] } },
      { severity: 2, title: 'x', all_fields: alert },
      { version: 1, command: 'add', parameters: { extra_args: [], alert } },
      flat,
      { _index: 'x', _source: alert, fields: flat },
      { _index: 'x', fields: flat },
      [alert],
      { ...alert, full_log: JSON.stringify(decoded) },
      alert,
      { _index: 'wazuh-alerts-4.x-2026.11.24', _id: 'x', _source: alert },
    ];
    for (const each of written) {
      write('alert.json', JSON.stringify(each, null, 2));
      for (const argv of [['alert.json'], ['whoami', '--event', 'alert.json']]) {
        const { exit, out, err } = await run(['explain', ...argv]);
        expect({ exit, err }).toEqual({ exit: 0, err: '' });
        expect(out).toMatch(/^Whoami .*\n✓ alerts as rule/);
      }
    }
  });

  it('takes one of several alerts, whatever the file is called', async () => {
    const { run, read, write } = bound(place());
    await run(['build']);
    const [{ wazuhIds }] = JSON.parse(read('dist/manifest.json')).rules;
    const alert = (id: string, log: string) => ({ rule: { id }, decoder: { name: 'sshd' }, full_log: log });
    const lines = [alert('5710', 'one'), alert(String(wazuhIds[0]), 'two')].map((each) =>
      JSON.stringify(each),
    );
    write('alerts.log', `\uFEFF${lines.join('\r\n')}\r\n`);
    expect((await run(['explain', 'alerts.log'])).err).toContain(
      'alerts.log: holds 2 events; name one of them',
    );
    expect((await run(['explain', 'alerts.log:3'])).err).toContain('alerts.log:3: there are 2 events');
    expect((await run(['explain', 'alerts.log:1'])).err).toContain('no rule of these alerts as 5710');
    expect((await run(['explain', 'alerts.log:2'])).out).toMatch(/^Whoami/);
    expect((await run(['explain', 'whoami', '--event', 'alerts.log:2'])).out).toMatch(/^Whoami/);
    write('broken.json', `${lines[0]}\n{"x":\n`);
    expect((await run(['explain', 'whoami', '--event', 'broken.json'])).err).toContain(
      'broken.json:2: no JSON object',
    );
    write('empty.json', '');
    expect((await run(['explain', 'whoami', '--event', 'empty.json'])).err).toContain('the file is empty');
  });

  it('says that a manager drops an event before any rule', async () => {
    const firewall = `<decoder name="wall"><program_name>^wall</program_name><type>firewall</type></decoder>
<decoder name="wall-fields"><parent>wall</parent><regex>(\\w+) from (\\S+)</regex><order>action,srcip</order></decoder>
`;
    const { run, write } = bound(place());
    write('manager/decoders/wall.xml', firewall);
    write(
      'manager/rules/one.xml',
      '<group name="x,"><rule id="1" level="0" noalert="1"><category>firewall</category><description>wall</description></rule></group>',
    );
    write('wall.json', JSON.stringify({ log: 'Nov 24 10:00:00 gate wall: DROP from 192.0.2.7' }));
    const { out } = await run([
      'explain',
      'whoami',
      '--event',
      'wall.json',
      '--ruleset',
      'manager',
      '--html',
      'p.html',
    ]);
    const text =
      "the manager drops the event before any rule: a firewall's decoder takes it and finds no dstip, no srcport, no dstport, no protocol in it";
    expect(out).toContain(`Wazuh: ${text}, 0 rules tried`);
    expect(workplace?.read('p.html')).toContain(text.replace("'", '&#39;'));
    write('odd.json', JSON.stringify({ winevt: { Message: 'x' } }));
    expect((await run(['explain', 'whoami', '--event', 'odd.json'])).out).toContain(
      'it cannot be read as a Windows event',
    );
  });

  it('writes one page that needs nothing else, whatever the event holds', async () => {
    place({ 'evil.json': event('<img src=x onerror=alert(1)>\\whoami') });
    await workplace?.run(['explain', 'whoami', '--event', 'evil.json', '--html', 'out/page.html']);
    const page = workplace?.read('out/page.html') ?? '';
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('<mark>\\whoami.exe</mark>');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toMatch(/<img|<script|<link|src="|href="|url\(/);
    for (const name of ['ul', 'li', 'details', 'p', 'main', 'div']) {
      const count = (pattern: string) => page.match(new RegExp(pattern, 'g'))?.length ?? 0;
      expect(count(`<${name}[ >]`), name).toBe(count(`</${name}>`));
    }
  });

  it.each([
    { argv: ['explain', 'teapot'], says: 'no rule has the id, file, title or a part of the title "teapot"' },
    { argv: ['explain', '123456'], says: 'no rule of these alerts as 123456' },
    { argv: ['explain', 'whoami.json'], says: 'no alert of a manager: it has no "rule"' },
    { argv: ['explain', 'whoami', '--event', 'rules/a.yml'], says: 'rules/a.yml: not one JSON object' },
  ])('says what cannot be explained: $argv', async ({ argv, says }) => {
    const { exit, err } = await place().run(argv);
    expect(err).toContain(says);
    expect(exit).toBe(2);
  });
});
