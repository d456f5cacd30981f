import { createEngine, loadRuleset } from '@sigmazuh/logtest';
import { describe, expect, it } from 'vitest';
import { buildPack, type EventFacts, emptyIdFile, placeGates, stoppingPlaces } from '../../src/index.ts';
import { type ManagerRule, rankOf, treeOf } from '../../src/ruleset/index.ts';
import { processRule, rulesOf, sysmonEvent } from '../manager.ts';

const facts: EventFacts = {
  categories: ['ossec'],
  decoders: ['eventchannel'],
  otherDecoders: [],
  fieldRoots: { kind: 'without', names: [] },
  values: new Map([['event', ['1']]]),
};

function managerRule(id: number, level: number, parents: readonly number[], asks?: string): ManagerRule {
  const [subject, text] = asks?.split('=') ?? [];
  const known =
    subject === undefined || text === undefined
      ? []
      : [{ subject, alternatives: [{ text, at: 'exact' as const }], negated: 'no' as const }];
  return {
    id,
    level,
    rank: rankOf(level, '1'),
    silent: parents.length === 0 && id < 10 ? 'yes' : 'no',
    parents,
    category: id === 6 || id === 600 ? 'windows' : 'ossec',
    groups: '',
    known,
    fieldRoots: [],
    unknown: asks === undefined && id >= 10 ? 'some' : 'none',
  };
}

/** Rules 201 to 203 hang in the branch of these events, and once more under 600, where other events come in. */
const branches = [
  managerRule(6, 0, []),
  managerRule(7, 0, []),
  managerRule(100, 0, [], 'decoder=eventchannel'),
  managerRule(101, 0, [100], 'event=1'),
  managerRule(102, 0, [100], 'event=2'),
  managerRule(600, 0, []),
  managerRule(601, 0, [600]),
];
const twice = [201, 202, 203].map((id) => managerRule(id, 4, [101, 601]));
/** It outranks a gate of 12 and stands behind all others, so that each of these gets a gate. */
const last = [managerRule(210, 3, [101]), managerRule(211, 14, [210])];

function stops(rules: readonly ManagerRule[], own: Partial<EventFacts> = {}) {
  const tree = treeOf(rules);
  const all = { ...facts, ...own };
  const found = stoppingPlaces(tree, all, placeGates(tree, all, 12, []));
  return found?.places.map(({ parent, rank }) => `${parent}@${rank / 100}`) ?? [];
}

describe('gates also stand at the head of a branch that keeps copies of their places', () => {
  it.each<[string, readonly ManagerRule[], Partial<EventFacts>, readonly string[]]>([
    ['where events of this decoder never come', [...branches, ...twice, ...last], {}, ['601@16']],
    ['not for a single copy', [...branches, ...twice.slice(0, 1), ...last], {}, []],
    ['not when no gate has to stand further in', [...branches, ...twice], {}, []],
    [
      'not where only events of another kind come',
      [...branches, ...[201, 202, 203].map((id) => managerRule(id, 4, [101, 102])), ...last],
      {},
      [],
    ],
    [
      'not in front of rules of level 0, which the engine tries before any gate',
      [...branches, ...[201, 202, 203].map((id) => managerRule(id, 0, [101, 601])), ...last],
      {},
      [],
    ],
    ['not when nothing says the decoder', [...branches, ...twice, ...last], { decoders: null }, []],
    [
      'not for several decoders',
      [...branches, ...twice, ...last],
      { decoders: ['eventchannel', 'json'] },
      [],
    ],
    [
      'not when no rule shows that the manager knows the decoder',
      [...branches.filter(({ id }) => id !== 100), managerRule(100, 0, []), ...twice, ...last],
      {},
      [],
    ],
  ])('%s', (_, rules, own, expected) => {
    expect(stops(rules, own)).toEqual(expected);
  });
});

const rule = (id: number, level: number, body: string) =>
  `<rule id="${id}" level="${level}">${body}<description>rule ${id}</description></rule>`;
const entrance = (id: number, category: string) =>
  `<rule id="${id}" level="0" noalert="1"><category>${category}</category><description>entry</description></rule>`;
const asks = (name: string, pattern: string) => `<field name="${name}" type="pcre2">${pattern}</field>`;
const firstEvent = '<group>first_event,</group>';

/** A manager whose rules for the first event hang in the branch of Windows events, and with `legacy` in another one. */
function managerRules(legacy: 'with legacy' | 'without'): string {
  const inner = [1, 2, 3, 4, 5].map((i) =>
    rule(61_700 + i, 4, `<if_group>first_event</if_group>${asks('win.eventdata.image', `stock${i}`)}`),
  );
  return `<group name="test,">
${entrance(6, 'windows')}
${entrance(7, 'ossec')}
${legacy === 'with legacy' ? rule(18_100, 0, '<category>windows</category>') : ''}
${legacy === 'with legacy' ? rule(18_101, 0, `<if_sid>18100</if_sid><match>Sysmon</match>${firstEvent}`) : ''}
${rule(60_000, 0, '<category>ossec</category><decoded_as>windows_eventchannel</decoded_as>')}
${rule(61_603, 0, `<if_sid>60000</if_sid>${asks('win.system.eventID', '^1$')}${firstEvent}`)}
${inner.join('\n')}
${rule(61_710, 3, `<if_sid>61603</if_sid>${asks('win.eventdata.image', 'low')}`)}
${rule(61_711, 14, `<if_sid>61710</if_sid>${asks('win.eventdata.commandLine', 'high')}`)}
</group>`;
}

function loaded(legacy: 'with legacy' | 'without', sigmaRules: number) {
  const ruleset = [{ name: '0001-manager.xml', text: managerRules(legacy) }];
  const rules = Array.from({ length: sigmaRules }, (_, i) =>
    processRule(`Rule ${i}`, 'high', `  s:\n    CommandLine|endswith: end${i}\n  condition: s`),
  );
  const pack = buildPack(rulesOf(...rules), { ids: emptyIdFile, ruleset });
  const { ruleset: all, report } = loadRuleset({ rules: [...ruleset, ...pack.files], decoders: [] });
  if (all === null) throw new Error(report.messages.map(({ text }) => text).join('\n'));
  return { engine: createEngine(all), report };
}

describe('a pack on a manager with a second branch', () => {
  it('loads without a word', () => {
    expect(loaded('with legacy', 2).report.messages).toEqual([]);
  });

  it('has each rule, and what leads to it, once more, at the head of that branch', () => {
    const perRule = (legacy: 'with legacy' | 'without') =>
      loaded(legacy, 2).report.nodes - loaded(legacy, 1).report.nodes;
    expect(perRule('with legacy')).toBe(perRule('without') + 2);
  });

  it.each([
    ['nothing of the manager', 'c:\\x.exe', 'a end1', 12],
    ['a rule of the manager in front', 'c:\\stock3.exe', 'a end1', 12],
    ['a rule of the manager behind', 'c:\\low.exe', 'a end1', 12],
    ['a more severe rule of the manager', 'c:\\low.exe', 'high end1', 14],
    ['no Sigma rule', 'c:\\stock3.exe', 'a', 4],
  ])('alerts as before for an event with %s', (_, Image, CommandLine, level) => {
    const { engine } = loaded('with legacy', 2);
    expect(engine.fork().process(sysmonEvent({ Image, CommandLine })).rule?.level).toBe(level);
  });
});
