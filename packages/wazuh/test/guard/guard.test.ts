import { describe, expect, it } from 'vitest';
import { managerWith, processRule, rulesOf, sysmonEvent } from '../manager.ts';

const sigma = (level: string, image = 'tool.exe') =>
  rulesOf(processRule('s', level, `  s:\n    Image|endswith: '\\\\${image}'\n  condition: s`));
const stock = (...rules: readonly string[]) => `<group name="local,">\n${rules.join('\n')}\n</group>`;
const stockRule = (id: number, level: number, parent: number, fields: Record<string, string>) =>
  [
    `<rule id="${id}" level="${level}"><if_sid>${parent}</if_sid>`,
    ...Object.entries(fields).map(
      ([name, pattern]) => `<field name="win.eventdata.${name}" type="pcre2">${pattern}</field>`,
    ),
    '<description>d</description></rule>',
  ].join('');
const event = (fields: Record<string, string>) => sysmonEvent({ Image: 'C:\\tool.exe', ...fields });

/** Where an event ends that a Sigma rule of level high (12) matches, beside these rules of the manager. */
function ending(rules: readonly string[], fields: Record<string, string>, level = 'high') {
  return managerWith(sigma(level), {}, [stock(...rules)]).ending(event(fields));
}

describe('a rule of the manager that is more severe keeps its events', () => {
  const severe = stockRule(100_100, 14, 61_603, { commandLine: '(?i)needle' });
  const sidRule = stockRule(100_100, 14, 61_603, { user: '^S-1-5-\\S+-512$' }).replace('type="pcre2"', '');
  const manyValues = Array.from({ length: 40 }, (_, i) =>
    stockRule(100_100 + i, 14, 61_603, { user: `^a value that is number ${i} of all$` }),
  );

  it.each<[string, readonly string[], Record<string, string>, string]>([
    ['it matches', [severe], { CommandLine: 'a NEEDLE b' }, '100100'],
    ['it does not', [severe], { CommandLine: 'hay' }, 's'],
    ['its field is absent', [severe], {}, 's'],
    [
      'one that is less severe does not',
      [stockRule(100_100, 10, 61_603, { commandLine: 'needle' })],
      { CommandLine: 'needle' },
      's',
    ],
    [
      'under a rule of level 0',
      [
        stockRule(100_100, 0, 61_603, { parentImage: 'x' }),
        stockRule(100_101, 15, 100_100, { commandLine: 'needle' }),
      ],
      { ParentImage: 'x', CommandLine: 'needle' },
      '100101',
    ],
    [
      'its field has the name of one of the System section',
      [stockRule(100_100, 14, 61_603, { processId: '^77$' })],
      { ProcessId: '77' },
      '100100',
    ],
    [
      'only the System section has what its field of that name would',
      [stockRule(100_100, 14, 61_603, { level: '^4$' })],
      { Level: '6' },
      's',
    ],
    ['a run of osregex reads over what comes behind it', [sidRule], { User: 'S-1-5-21-1004-512' }, '100100'],
    ['such a run overlooks a second dash', [sidRule], { User: 'S-1-5-21--512' }, 's'],
    ['such a run finds another end', [sidRule], { User: 'S-1-5-21-512-7' }, 's'],
    ['one of many values of one field', manyValues, { User: 'a value that is number 33 of all' }, '100133'],
    ['none of many values of one field', manyValues, { User: 'a value that is number 333 of all' }, 's'],
    [
      'its own child mutes it',
      [severe, stockRule(100_102, 3, 100_100, { user: 'known' })],
      { CommandLine: 'needle', User: 'known' },
      's',
    ],
    [
      'a rule of level 0 takes the event before',
      [stockRule(100_103, 0, 61_603, { user: 'known' }), severe],
      { CommandLine: 'needle', User: 'known' },
      's',
    ],
  ])('%s', (_, rules, fields, expected) => {
    expect(ending(rules, fields)).toBe(expected);
  });
});

describe('a guard that stands behind events of several channels', () => {
  const needle = processRule('s', 'high', '  s:\n    CommandLine|contains: needle\n  condition: s');
  const severe = stockRule(100_100, 14, 61_603, { commandLine: 'thread' });
  const manager = managerWith(rulesOf(needle), {}, [stock(severe)]);
  const audited = (command: string) => ({
    winevt: {
      Event: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4688</EventID><Level>0</Level><Keywords>0x8020000000000000</Keywords><Channel>Security</Channel><Computer>host</Computer></System><EventData><Data Name='NewProcessName'>C:\\tool.exe</Data><Data Name='CommandLine'>${command}</Data></EventData></Event>`,
    },
  });

  it.each([
    ['leaves to the manager what its rule is about', event({ CommandLine: 'needle and thread' }), '100100'],
    ['lets others of the channel alert', event({ CommandLine: 'needle' }), 's'],
    ['lets events of another channel alert', audited('needle and thread'), 's'],
  ])('%s', (_, asked, expected) => {
    expect(manager.ending(asked)).toBe(expected);
  });

  it('is asked by the alerting rule itself', () => {
    const { rules } = manager.pack;
    const alert = rules.find(({ options }) =>
      options.some(({ name, content }) => name === 'info' && `${content}`.includes('sigma_id')),
    );
    expect(alert?.options.some(({ attributes }) => attributes?.negate === 'yes')).toBe(true);
  });
});

describe('lines that could enter by several doors', () => {
  const aboveAll = `<group name="ids,">
<rule id="20101" level="6"><category>ids</category><description>all of it</description></rule>
</group>`;
  const detections = '<decoder name="snort">\n<type>ids</type>\n<prematch>^[**] </prematch>\n</decoder>';
  const keywords = (level: string) =>
    rulesOf(
      `title: s\nid: 73000000-0000-4000-8000-000000000000\nlogsource: {product: huawei, service: bgp}\nlevel: ${level}\ndetection:\n  k: [FAILED]\n  condition: k\n`,
    );

  it.each([
    ['low', '%%01 FAILED', 's'],
    ['low', '[**] %%01 FAILED', '20101'],
    ['medium', '%%01 FAILED', 's'],
    ['medium', '[**] %%01 FAILED', 's'],
  ])('%s: %s', (level, log, expected) => {
    const manager = managerWith(keywords(level), {}, [aboveAll], [detections]);
    expect(manager.ending({ log })).toBe(expected);
    expect(manager.pack.manifest.rules[0]?.notes ?? []).toEqual([]);
  });
});
