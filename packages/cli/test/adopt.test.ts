import { afterEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const rules = `<group name="local,">
  <rule id="100001" level="12">
    <if_sid>61605</if_sid>
    <field name="win.eventdata.destinationPort">^4444$</field>
    <description>Connection to a port of reverse shells</description>
  </rule>
  <rule id="100002" level="10">
    <if_sid>61605</if_sid>
    <match>meterpreter</match>
    <description>A word anywhere in the event</description>
  </rule>
</group>
`;

describe('adopt', () => {
  it('writes a repository that builds, in which rules keep their ids', async () => {
    workplace = new Workplace({ 'local_rules.xml': rules });
    const ran = await workplace.run(['adopt', 'local_rules.xml', '--out', 'mine']);
    expect(ran.exit).toBe(1);
    expect(ran.out).toMatch(
      /^local_rules\.xml:7:3 refused rule 100002 "A word anywhere in the event": it searches/m,
    );
    expect(ran.out).toMatch(/1 of 2 rules adopted, 1 refused; 3 files in mine/);
    const names = Object.keys(workplace.files());
    expect(names).toEqual([
      'local_rules.xml',
      'mine/rules/wazuh_100001.yml',
      'mine/sigmazuh.yml',
      'mine/wazuh-ids.yml',
    ]);
    const built = await workplace.runIn('mine', ['build', '--format', 'json']);
    expect(built.err).not.toMatch(/error/);
    const manifest: { readonly rules: readonly { readonly wazuhIds: readonly number[] }[] } = JSON.parse(
      workplace.read('mine/dist/manifest.json'),
    );
    expect(manifest.rules.map(({ wazuhIds }) => wazuhIds)).toEqual([[100_001]]);
  });

  it('says which rules of an earlier run are in the way', async () => {
    workplace = new Workplace({ 'local_rules.xml': rules, 'mine/rules/wazuh_100009.yml': 'title: x\n' });
    const { err } = await workplace.run(['adopt', 'local_rules.xml', '--out', 'mine']);
    expect(err).toContain('mine has rules/wazuh_100009.yml from before');
    expect(workplace.read('mine/rules/wazuh_100009.yml')).toBe('title: x\n');
  });

  it('passes over rule files of packs', async () => {
    workplace = new Workplace({ 'a.yml': soundRule });
    await workplace.run(['build', 'a.yml']);
    const { exit, out, err } = await workplace.run(['adopt', 'dist']);
    expect(exit).toBe(0);
    expect(out).toContain('0 of 0 rules adopted, 0 refused; nothing is written');
    expect(err).toMatch(/^dist\/\S+\.xml.*: left out; made by this tool/);
    expect((await workplace.run(['check', 'dist'])).out).toMatch(
      /^0 files, 0 findings, \d+ files of packs left out\n$/,
    );
  });

  it('tells what became of each rule as JSON', async () => {
    workplace = new Workplace({ 'local_rules.xml': rules });
    const { out } = await workplace.run(['adopt', 'local_rules.xml', '--format', 'json']);
    const told: { readonly rules: readonly object[] } = JSON.parse(out);
    expect(told.rules).toMatchObject([
      { wazuhId: 100_001, status: 'adopted', level: 12, place: 'local_rules.xml:2:3' },
      { wazuhId: 100_002, status: 'refused', code: 'event-text', place: 'local_rules.xml:7:3' },
    ]);
  });

  it('reads a pack with a directory for each topic', async () => {
    const rule = (id: number, text: string) =>
      `<group name="a,"><rule id="${id}" level="5"><if_sid>5700</if_sid><match>${text}</match><description>${text}</description></rule></group>`;
    workplace = new Workplace({
      'pack/ssh/a.xml': rule(100_001, 'one'),
      'pack/more/b.xml': rule(100_002, 'two'),
    });
    const ran = await workplace.run(['adopt', 'pack', '--out', 'mine']);
    expect(ran.out).toContain('2 of 2 rules adopted, 0 refused; 4 files in mine');
  });

  it('resolves parents in a ruleset, and takes the keys of lists from it', async () => {
    workplace = new Workplace({
      'manager/rules/0010-roots.xml':
        '<group name="r,"><rule id="1" level="0" noalert="1"><category>syslog</category><description>d</description></rule><rule id="200" level="0"><decoded_as>app</decoded_as><description>app</description></rule></group>',
      'manager/lists/people': 'alice:\nbob:x\n# no key\n',
      'local_rules.xml':
        '<group name="l,"><rule id="100001" level="5"><if_sid>200</if_sid><list field="owner" lookup="match_key">etc/lists/people</list><description>d</description></rule></group>',
    });
    const ran = await workplace.run(['adopt', 'local_rules.xml', '--ruleset', 'manager']);
    expect(ran.exit).toBe(0);
    expect(workplace.read('adopted/sigmazuh.yml')).toMatch(
      /placeholders:\n {2}people:\n {4}- alice\n {4}- bob\n/,
    );
    expect(workplace.read('adopted/pipeline.yml')).toMatch(/decodedAs:\n {6}- app/);
    expect((await workplace.runIn('adopted', ['build'])).exit).toBe(0);
  });

  it.each(['match_key', 'not_match_key', 'address_match_key', 'not_address_match_key'])(
    'has the values of Windows events that arrive as the keys of a list: %s',
    async (lookup) => {
      const event = (image: string) =>
        JSON.stringify({
          winevt: {
            Event: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>1</EventID><Level>4</Level><Channel>Microsoft-Windows-Sysmon/Operational</Channel></System><EventData><Data Name='Image'>${image}</Data></EventData></Event>`,
          },
        });
      const images = [
        'C:\\a.exe',
        'C:\\b.exe',
        'plain',
        'a*c',
        'abc',
        'PLAIN',
        'x &amp; y',
        '"q"',
        '192.0.2.7',
        '192.0.21.7',
      ];
      workplace = new Workplace({
        'lists/tools': '"C:\\\\a.exe":\n"C:\\b.exe":\nplain:1\n192.0.2.:\na*c:\nx &amp; y:\n\\"q\\":\n',
        'mine/rules/0010-roots.xml':
          '<group name="r,"><rule id="7" level="0" noalert="1"><category>ossec</category><description>d</description></rule></group>',
        'mine/rules/0575-windows.xml': `<group name="r,"><rule id="60000" level="0"><category>ossec</category><decoded_as>windows_eventchannel</decoded_as><description>d</description></rule>
<rule id="61603" level="0"><if_sid>60000</if_sid><field name="win.system.channel">^Microsoft-Windows-Sysmon/Operational$</field><field name="win.system.eventID">^1$</field><description>d</description></rule></group>`,
        'mine/rules/local_rules.xml': `<group name="l,"><rule id="100001" level="5"><if_sid>61603</if_sid><list field="win.eventdata.image" lookup="${lookup}">etc/lists/tools</list><description>d</description></rule></group>`,
        'events.jsonl': images.map((each) => event(each)).join('\n'),
      });
      workplace.write('mine/lists/tools', workplace.read('lists/tools'));
      const args = ['--list', 'lists/tools=etc/lists/tools', '--input', 'json'];
      const ends = async (rules: readonly string[]) => {
        const { out } = (await workplace?.run(
          ['logtest', ...rules, ...args],
          workplace.read('events.jsonl'),
        )) ?? { out: '' };
        return out
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line).alert);
      };
      const original = await ends(['--ruleset', 'mine']);
      expect(original).toContain(true);
      await workplace.run(['adopt', 'mine/rules/local_rules.xml', '--ruleset', 'mine', '--out', 'adopted']);
      for (const file of ['0010-roots.xml', '0575-windows.xml']) {
        workplace.write(`stock/rules/${file}`, workplace.read(`mine/rules/${file}`));
      }
      const built = await workplace.runIn('adopted', ['build', '--ruleset', '../stock']);
      expect(built.exit, built.err).toBe(0);
      expect(await ends(['--ruleset', 'stock', '--rules', 'adopted/dist'])).toEqual(original);
    },
  );

  it('says of a file that no manager reads where it stops', async () => {
    workplace = new Workplace({ 'bad.xml': '<group name="a,">\n<rule id="1">a < b</rule></group>' });
    const ran = await workplace.run(['adopt', 'bad.xml']);
    expect(ran.exit).toBe(1);
    expect(ran.out).toMatch(/^bad\.xml:2:16 no manager reads this file/);
  });
});

describe('check, of rule files of Wazuh', () => {
  const bad = `<group name="local,">
  <rule id="100001" level="5">
    <if_sid>60000</if_sid>
    <field name="data.win.system.eventID">^1$</field>
    <description>d</description>
  </rule>
</group>
`;

  it('says what a manager makes of them, with place and way out', async () => {
    workplace = new Workplace({ 'local_rules.xml': bad });
    const ran = await workplace.run(['check', 'local_rules.xml']);
    expect(ran.exit).toBe(1);
    expect(ran.out).toMatch(
      /^local_rules\.xml:3:13 warning rules of level 0 under 60000 .*\[hidden-by-siblings\]$/m,
    );
    expect(ran.out).toMatch(/^local_rules\.xml:4:12 warning no event has the field .*\[never-asked\]$/m);
    expect(ran.out).toMatch(/hint: write "win\.system\.eventID"/);
    expect(ran.out).toMatch(/1 file, 2 findings/);
  });

  it('reads directories for each topic, and no decoders beside the rules', async () => {
    workplace = new Workplace({
      'pack/one/local_rules.xml': bad,
      'pack/one/decoders.xml': '<decoder name="one">\n  <prematch>one</prematch>\n</decoder>\n',
    });
    const ran = await workplace.run(['check', 'pack']);
    expect(ran.out).toMatch(/^pack\/one\/local_rules\.xml:3:13 warning/m);
    expect(ran.out).toMatch(/1 file, 2 findings/);
  });

  it('leaves out what a comment or the configuration says', async () => {
    const quiet = bad.replace(
      'eventID">',
      'eventID"><!-- # sigmazuh-ignore: never-asked -- a log of ours -->',
    );
    workplace = new Workplace({
      'rules/local.xml': quiet,
      'sigmazuh.yml': 'checks:\n  hidden-by-siblings: off\n',
    });
    const ran = await workplace.run(['check', 'rules']);
    expect([ran.exit, ran.out]).toEqual([0, '1 file, 0 findings\n']);
  });

  it('reads them beside Sigma rules, and leaves packs out', async () => {
    workplace = new Workplace({ 'local.xml': bad, 'sigma/a.yml': soundRule });
    await workplace.run(['build', 'sigma', '--out', 'pack']);
    const ran = await workplace.run(['check', 'local.xml', 'sigma', 'pack', '--format', 'json']);
    const told: { readonly diagnostics?: readonly { readonly id: string }[] } = JSON.parse(ran.out);
    expect(JSON.stringify(told)).toMatch(/never-asked/);
    expect(ran.out).not.toMatch(/pack\//);
  });
});
