import { createEngine, loadRuleset } from '@sigmazuh/logtest';
import { Diagnostics } from '@sigmazuh/parser';
import { readPipeline } from '@sigmazuh/wazuh-events';
import { describe, expect, it } from 'vitest';
import { buildPack, emptyIdFile, type Pack } from '../../src/index.ts';
import { rulesOf } from '../manager.ts';

const decoders =
  '<decoder name="sshd">\n<program_name>^sshd$</program_name>\n</decoder>\n<decoder name="ftpd">\n<program_name>^ftpd$</program_name>\n</decoder>';

const roots = `<group name="test,">
<rule id="1" level="0" noalert="1"><category>syslog</category><description>entry</description></rule>
</group>`;

/** A manager of our own: failures of two kinds, and what counts them. */
const base = `<group name="syslog,sshd,">
<rule id="5700" level="0"><decoded_as>sshd</decoded_as><description>sshd</description></rule>
<rule id="5710" level="5"><if_sid>5700</if_sid><match>unknown name</match><description>unknown</description><group>login_failed,pci_dss_10.2.4,</group></rule>
<rule id="5760" level="5"><if_sid>5700</if_sid><match>bad password|bad key</match><description>failed</description><group>login_failed,pci_dss_10.2.4,</group></rule>
<rule id="5800" level="5"><decoded_as>ftpd</decoded_as><match>refused</match><description>ftp</description><group>ftp_failed,</group></rule>
</group>`;

const byId = `<group name="attack,">
<rule id="5763" level="10" frequency="3" timeframe="60"><if_matched_sid>5760</if_matched_sid><description>brute force</description><group>login_failures,</group></rule>
<rule id="5712" level="10" frequency="3" timeframe="60"><if_matched_sid>5710</if_matched_sid><description>names tried</description></rule>
<rule id="5790" level="12" frequency="2" timeframe="600"><if_matched_sid>5763</if_matched_sid><description>again and again</description></rule>
</group>`;

const byGroup = `<group name="attack,">
<rule id="5850" level="10" frequency="3" timeframe="60"><if_matched_group>ftp_failed</if_matched_group><description>ftp attack</description></rule>
</group>`;

const sigma = (number: number, level: string, service: string, word: string) => `title: Rule ${number}
id: 00000000-0000-4000-8000-00000000000${number}
logsource: { product: linux, service: ${service} }
detection:
  words: ['${word}']
  condition: words
level: ${level}
`;

const password = 'Nov 15 12:00:01 host sshd[1]: bad password for root';
const name = 'Nov 15 12:00:01 host sshd[1]: unknown name guest, bad password';
const ftp = 'Nov 15 12:00:01 host ftpd[1]: refused';

interface Built {
  readonly pack: Pack;
  readonly messages: readonly string[];
  /** Where the lines end: `S` in a Sigma rule, `T` in a twin with what it stands for, else the id. */
  ends(lines: readonly string[], every?: number): string;
}

/** Lines of the manager's second program. */
const ftpLines = readPipeline(
  'name: ftp\npriority: 50\nsources:\n  - { name: remote, logSource: { product: linux, service: remote }, enters: [syslog], decodedAs: [sshd], form: plain, fields: {}, keywords: line }\n  - { name: ftp, logSource: { product: linux, service: ftpd }, enters: [syslog], decodedAs: [ftpd], form: plain, fields: {}, keywords: line }\n',
  'ftp.yml',
  new Diagnostics(),
);

function built(documents: readonly string[], own: readonly string[], ids = emptyIdFile): Built {
  const ruleset = [roots, base, ...own].map((text, i) => ({ name: `00${10 + 5 * i}-rules.xml`, text }));
  const pack = buildPack(rulesOf(...documents), {
    ids,
    ruleset,
    pipelines: ftpLines === null ? [] : [ftpLines],
  });
  const loaded = loadRuleset({
    rules: [...ruleset, ...pack.files],
    decoders: [{ name: '0001-decoders.xml', text: decoders }],
  });
  const rules = loaded.ruleset;
  if (rules === null) throw new Error('the pack does not load');
  const names = new Map([
    ...pack.manifest.rules.flatMap(({ wazuhIds }) => wazuhIds.map((id) => [String(id), 'S'] as const)),
    ...(pack.manifest.composites ?? []).flatMap(({ id, wazuhIds }) =>
      wazuhIds.map((twin) => [String(twin), `T${id}`] as const),
    ),
  ]);
  return {
    pack,
    messages: loaded.report.messages.map(({ text }) => text),
    ends: (lines, every = 1) => {
      const engine = createEngine(rules);
      const ids = lines.map((log, i) => engine.process({ log, time: 1_700_000_000 + i * every }).rule?.id);
      return ids.map((id = '-') => names.get(id) ?? id).join(' ');
    },
  };
}

const times = (count: number, line: string) => Array.from({ length: count }, () => line);
const entry = ({ pack }: Built, id: number) => pack.manifest.composites?.find((each) => each.id === id);

describe('a composite that counts by id', () => {
  const failed = sigma(1, 'medium', 'remote', 'bad password');
  const manager = built([failed], [byId]);

  it('loads silently', () => expect(manager.messages).toEqual([]));

  it('fires in its twin at the same event', () => {
    expect(built([], [byId]).ends(times(7, password))).toBe('5760 5760 5763 5760 5760 5790 5760');
    expect(manager.ends(times(7, password))).toBe('S S T5763 S S T5790 S');
  });

  it('forgets as the composite does', () => {
    expect(manager.ends(times(4, password), 40)).toBe('S S S S');
  });

  it('has a twin for what the event would have ended in', () => {
    expect(manager.ends(times(3, name))).toBe('S S T5712');
  });

  it('says so, and keeps the id of the twin', () => {
    expect(entry(manager, 5763)).toMatchObject({ level: 10, counts: 'rule 5760', rules: { apart: [] } });
    expect(entry(manager, 5763)?.rules.twin).toEqual(['00000000-0000-4000-8000-000000000001']);
    const { ids } = manager.pack;
    const again = built([failed, sigma(2, 'low', 'remote', 'bad key')], [byId], ids);
    expect(again.pack.ids.rules.get('wazuh:5763')).toBe(ids.rules.get('wazuh:5763'));
    expect(entry(again, 5763)?.wazuhIds).toEqual(entry(manager, 5763)?.wazuhIds);
  });

  it('counts an event once, of a rule that hangs in several places too', () => {
    const twice = built(
      [
        failed
          .replace("words: ['bad password']", "words: ['bad password']\n  other: ['bad key']")
          .replace('condition: words', 'condition: words or other'),
        sigma(2, 'medium', 'sshd', 'bad password'),
      ],
      [byId],
    );
    expect(twice.ends(times(7, password))).toBe('S S T5763 S S T5790 S');
    const sshd = built([sigma(2, 'medium', 'sshd', 'bad password')], [byId]);
    expect(sshd.ends(times(7, password))).toBe('S S T5763 S S T5790 S');
  });

  it('counts what several Sigma rules take together', () => {
    const both = built([failed, sigma(2, 'low', 'remote', 'bad key')], [byId]);
    const key = password.replace('password', 'key');
    expect(both.ends([password, key, password])).toBe('S S T5763');
  });

  it('is written as the manager has it', () => {
    const twin = manager.pack.rules.find(({ id }) => id === entry(manager, 5763)?.wazuhIds[0]);
    expect(twin?.attributes).toEqual({ frequency: '3', timeframe: '60' });
    const text = (wanted: string) => twin?.options.find((each) => each.name === wanted)?.content;
    expect(text('description')).toBe('brute force');
    expect(text('group')).toBe('attack,login_failures,');
  });

  it('has a twin for every way to the rule that it counts', () => {
    const ways = `<group name="attack,">
<rule id="5761" level="0"><if_sid>5700</if_sid><match>^error</match><description>errors</description></rule>
<rule id="5762" level="0"><if_sid>5700</if_sid><match>^warning</match><description>warnings</description></rule>
<rule id="5764" level="5"><if_sid>5761, 5762</if_sid><description>either</description></rule>
<rule id="5765" level="10" frequency="3" timeframe="60"><if_matched_sid>5764</if_matched_sid><description>often</description></rule>
</group>`;
    const rules = built([sigma(1, 'medium', 'remote', 'disk')], [ways]);
    const line = (text: string) => `Nov 15 12:00:01 host sshd[1]: ${text}`;
    expect(rules.messages).toEqual([]);
    expect(entry(rules, 5765)?.wazuhIds).toHaveLength(2);
    expect(rules.ends([line('error: disk'), line('warning: disk'), line('warning: disk')])).toBe('S S T5765');
    expect(rules.ends(times(3, line('info: disk')))).toBe('S S S');
  });

  it('is said to be shifted where the manager ends the first event elsewhere', () => {
    const first =
      '<group name="attack,">\n<rule id="5755" level="6"><if_sid>5700</if_sid><if_fts></if_fts><description>new</description></rule>\n</group>';
    const rules = built([failed], [first, byId]);
    expect(entry(rules, 5763)?.rules.shifted).toHaveLength(1);
    expect(entry(rules, 5763)?.wazuhIds).toHaveLength(1);
  });

  it('is outranked by a more severe Sigma rule', () => {
    const severe = built([sigma(1, 'high', 'remote', 'bad password')], [byId]);
    expect(severe.ends(times(4, password))).toBe('S S S S');
    expect(entry(severe, 5763)?.rules.outranked).toHaveLength(1);
    expect(entry(severe, 5763)?.wazuhIds).toEqual([]);
  });

  it('is left alone where no Sigma rule takes what it counts', () => {
    const other = built([sigma(1, 'medium', 'ftpd', 'CONNECT')], [byId]);
    expect(other.pack.manifest.composites).toBeUndefined();
  });

  it('counts without rules for lines of any program, which say so', () => {
    const open = built(
      ['title: Any\nlogsource: { product: linux }\ndetection:\n  words: [zebra]\n  condition: words\n'],
      [byId],
    );
    expect(entry(open, 5763)?.rules.apart).toHaveLength(1);
    expect(open.pack.manifest.rules[0]?.notes?.join()).toMatch(/not counted by rules .* 5763, 5712/);
  });

  it('is not known of a manager whose rules are not at hand', () => {
    const pack = buildPack(rulesOf(failed), { ids: emptyIdFile });
    expect(pack.manifest.composites).toBeUndefined();
  });
});

describe('groups of the rules that a Sigma rule stands for', () => {
  const groupsIn = ({ pack }: Built) => {
    const alert = pack.rules.find(({ owner, alerts }) => owner !== null && alerts === 'yes');
    return String(alert?.options.find(({ name: option }) => option === 'group')?.content).split(',');
  };

  it('are those that all its events would have had', () => {
    expect(groupsIn(built([sigma(1, 'medium', 'remote', 'bad password')], [byId]))).toContain(
      'pci_dss_10.2.4',
    );
  });

  it('are left out where a rule of the manager would hang itself under it', () => {
    const seeker = `<group name="x,"><rule id="5900" level="3"><if_group>pci_dss_10</if_group><match>guest</match><description>x</description></rule></group>`;
    expect(groupsIn(built([sigma(1, 'medium', 'remote', 'bad password')], [byId, seeker]))).not.toContain(
      'pci_dss_10.2.4',
    );
  });

  it('let the composite that counts them fire itself', () => {
    expect(built([], [byGroup]).ends(times(3, ftp))).toBe('5800 5800 5850');
    const manager = built([sigma(1, 'medium', 'ftpd', 'refused')], [byGroup]);
    expect(manager.ends(times(3, ftp))).toBe('S S 5850');
    expect(entry(manager, 5850)?.rules.group).toHaveLength(1);
    expect(groupsIn(manager)).toContain('ftp_failed');
  });

  it('are not carried where the composite would lower an alert', () => {
    const manager = built([sigma(1, 'high', 'ftpd', 'refused')], [byGroup]);
    expect(manager.ends(times(3, ftp))).toBe('S S S');
    expect(groupsIn(manager)).not.toContain('ftp_failed');
  });
});

describe('a composite that fires on another event than those that it counts', () => {
  const afterwards = `<group name="attack,">
<rule id="5900" level="3"><if_sid>5700</if_sid><match>welcome</match><description>logon</description><group>logon,</group></rule>
<rule id="5901" level="12" frequency="2" timeframe="60"><if_group>logon</if_group><if_matched_group>login_failed</if_matched_group><description>failures, then a logon</description></rule>
</group>`;
  const welcome = 'Nov 15 12:00:01 host sshd[1]: welcome root';

  it('is named where a Sigma rule takes that event', () => {
    expect(built([], [afterwards]).ends([password, welcome])).toBe('5760 5901');
    const taken = built([sigma(1, 'medium', 'remote', 'me root')], [afterwards]);
    expect(taken.ends([password, welcome])).toBe('5760 S');
    expect(entry(taken, 5901)?.rules.apart).toHaveLength(1);
    expect(taken.pack.manifest.rules[0]?.notes?.join()).toMatch(/not counted by rules .* 5901/);
  });

  it('goes on where the Sigma rule carries the group of that event', () => {
    const taken = built([sigma(1, 'medium', 'remote', 'welcome')], [afterwards]);
    expect(taken.ends([password, welcome])).toBe('5760 5901');
  });

  it('is named where it counts one that is', () => {
    const chain = `<group name="attack,">
<rule id="5902" level="13" frequency="3" timeframe="60"><if_matched_sid>5901</if_matched_sid><description>again</description></rule>
</group>`;
    const taken = built([sigma(1, 'medium', 'remote', 'me root')], [afterwards, chain]);
    expect(entry(taken, 5902)?.rules.apart).toHaveLength(1);
  });
});

describe('a twin', () => {
  it('is counted by no composite that does not count what it stands for', () => {
    const groups = `<group name="attack,">
<rule id="5810" level="12" frequency="2" timeframe="600"><if_matched_group>login_failures</if_matched_group><description>outbreak</description></rule>
</group>`;
    const lines = times(7, password);
    const [stock, pack] = [
      built([], [groups, byId]),
      built([sigma(1, 'medium', 'remote', 'bad password')], [groups, byId]),
    ];
    expect(stock.ends(lines)).toBe('5760 5760 5763 5760 5760 5790 5760');
    expect(pack.ends(lines)).toBe('S S T5763 S S T5790 S');
  });

  it('counts a group as often as the manager does', () => {
    const twice = `<group name="virus,">
<rule id="5820" level="0"><if_sid>5700</if_sid><match>^error</match><description>errors</description></rule>
<rule id="5821" level="0"><if_sid>5700</if_sid><match>^warning</match><description>warnings</description></rule>
<rule id="5822" level="5"><if_sid>5820, 5821</if_sid><match>disk</match><description>either</description><group>found,</group></rule>
<rule id="5823" level="12" frequency="6" timeframe="600"><if_matched_group>found</if_matched_group><description>outbreak</description></rule>
</group>`;
    const lines = times(8, 'Nov 15 12:00:01 host sshd[1]: error: disk');
    const taken = built([sigma(1, 'medium', 'remote', 'error: disk')], [twice]);
    const fires = (text: string, id: string) => text.split(' ').indexOf(id);
    expect(fires(taken.ends(lines), 'T5823')).toBe(fires(built([], [twice]).ends(lines), '5823'));
  });
});
