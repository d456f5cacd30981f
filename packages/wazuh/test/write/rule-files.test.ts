import { createEngine, loadRuleset } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { buildPack, emptyIdFile, newIdFile, type Pack, packMarkOf, type RuleFile } from '../../src/index.ts';
import { managerWith, processRule, rulesOf, sysmonEvent } from '../manager.ts';

const image = (text: string) => `  s:\n    Image|contains: ${text}\n  condition: s`;
const rules = rulesOf(
  processRule('A', 'high', image('aa')),
  processRule(
    'B',
    'critical',
    `  s:\n    - Image|contains: bb\n    - ParentImage|contains: cc\n  condition: s`,
  ),
  processRule('C', 'low', image('cc')),
);

const entries = [1, 2, 3, 4, 5, 6, 7].map((id, i) => {
  const category = ['syslog', 'firewall', 'ids', 'web-log', 'squid', 'windows', 'ossec'][i];
  return `<rule id="${id}" level="0" noalert="1"><category>${category}</category><description>e</description></rule>`;
});
const stock: readonly RuleFile[] = [
  { name: '0010-rules_config.xml', text: `<group name="e,">${entries.join('')}</group>` },
  {
    name: '0575-windows.xml',
    text: `<group name="w,"><rule id="60000" level="0"><category>ossec</category><decoded_as>windows_eventchannel</decoded_as><description>w</description></rule>
<rule id="61603" level="0"><if_sid>60000</if_sid><field name="win.system.eventID">^1$</field><description>1</description></rule></group>`,
  },
];

const load = (files: readonly RuleFile[], pack: Pack) => {
  const { ruleset, report } = loadRuleset({ rules: [...files, ...pack.files], decoders: [] });
  expect(report.messages).toEqual([]);
  if (ruleset === null) throw new Error('it does not load');
  return createEngine(ruleset);
};

describe('the files of a pack', () => {
  const { pack } = managerWith(rules);

  it('say who wrote them and what from', () => {
    for (const file of pack.files) {
      expect(packMarkOf(file)).toEqual({ pack: 'sigmazuh', version: '0.1.0' });
      expect(file.text).toMatch(
        /\n {2}(Made from 3 Sigma rules for product windows|Rules that alert for nothing)/,
      );
    }
  });

  it('are named so that parents load before children, and all behind what people add', () => {
    expect(pack.files.map(({ name }) => name)).toEqual(pack.files.map(({ name }) => name).sort());
    for (const { name } of pack.files) expect(name).toMatch(/^(?:0011|zz)-sigmazuh-[a-z0-9_-]+\.xml$/);
  });

  it('name the Sigma rule, its author, status and false positives', () => {
    const text = `title: T\nauthor: A -- B!> C\nstatus: test\nlogsource:\n  product: linux\ndetection:\n  k: [needle]\n  condition: k\nfalsepositives:\n  - Admins\n  - "Scripts\\n of <all> kinds"\n`;
    const documents = parseSigma(text, 'rules/t.yml', new Diagnostics());
    const [file] = buildPack(documents, { ids: emptyIdFile }).files.filter((each) => /linux/.test(each.name));
    expect(file?.text).toContain(
      [
        '  <!--',
        '    Sigma rule: rules/t.yml',
        '    Author: A - - B! > C',
        '    Status: test',
        '    False positives: Admins; Scripts of <all> kinds',
        '  -->',
        '  <rule id="',
      ].join('\n'),
    );
  });

  it('hold the rules that the pack hands out', () => {
    const ids = pack.files.flatMap(({ text }) =>
      Array.from(text.matchAll(/<rule id="(\d+)"/g), ([, id]) => id),
    );
    expect(pack.rules.map(({ id }) => String(id))).toEqual(ids);
    const alerting = pack.rules.filter(({ alerts }) => alerts === 'yes').map(({ id }) => id);
    expect(alerting.sort()).toEqual(pack.manifest.rules.flatMap(({ wazuhIds }) => wazuhIds).sort());
  });
});

describe('on a manager that has the pack', () => {
  const first = buildPack(rules, { ids: emptyIdFile, ruleset: stock });

  it('a second build gives the same bytes', () => {
    const second = buildPack(rules, { ids: first.ids, ruleset: [...stock, ...first.files] });
    expect(second.files).toEqual(first.files);
    expect(second.manifest).toEqual(first.manifest);
    load(stock, second);
  });

  it('so does one on a manager whose files were renamed, or are older', () => {
    const renamed = first.files.map(({ name, text }) => ({ name: `x-${name}`, text }));
    const unmarked = {
      name: 'sigmazuh_windows_process_creation.xml',
      text: '<group name="sigma,">\n<rule id="290000" level="1" noalert="1"><if_sid>61603</if_sid><description>g</description></rule></group>',
    };
    const second = buildPack(rules, { ids: first.ids, ruleset: [...stock, ...renamed, unmarked] });
    expect(second.files).toEqual(first.files);
  });

  it('a pack of another name stands beside it', () => {
    const other = buildPack(rules.slice(0, 1), {
      ids: newIdFile('other'),
      name: 'other',
      ruleset: [...stock, ...first.files],
    });
    expect(other.files.every(({ name }) => /^(?:0011|zz)-other-/.test(name))).toBe(true);
    const engine = load([...stock, ...first.files], other);
    const ended = engine.process(sysmonEvent({ Image: 'bb' })).rule?.id;
    expect([ended]).toEqual(
      first.manifest.rules
        .filter(({ title }) => title === 'B')
        .flatMap(({ wazuhIds }) => wazuhIds.map(String)),
    );
  });

  it('a pack of another name in the same range is told which ids are taken', () => {
    const other = buildPack(rules, { ids: first.ids, name: 'other', ruleset: [...stock, ...first.files] });
    expect(other.manifest.totals).toMatchObject({ converted: 0, refused: 3 });
    expect(new Set(other.diagnostics.all.map(({ id }) => id))).toEqual(new Set(['id-taken']));
  });

  it('a rule that somebody hung under one of the pack keeps its id', () => {
    const id = first.manifest.rules[0]?.wazuhIds[0];
    const local = {
      name: 'local_rules.xml',
      text: `<group name="l,"><rule id="290000" level="0"><if_sid>${id}</if_sid><description>quiet</description></rule></group>`,
    };
    const second = buildPack(rules, { ids: first.ids, ruleset: [...stock, ...first.files, local] });
    expect(second.rules.map((rule) => rule.id)).not.toContain(290_000);
  });
});
