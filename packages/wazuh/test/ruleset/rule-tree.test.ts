import { describe, expect, it } from 'vitest';
import { printRuleIndex, readRuleIndex, readRuleTree, stockTree } from '../../src/index.ts';

const file = (name: string, ...rules: readonly string[]) => ({
  name,
  text: `<group name="test,">${rules.join('\n')}</group>`,
});
const template = file(
  '0010.xml',
  '<rule id="1" level="0" noalert="1"><category>syslog</category><description>t</description></rule>',
);
const rule = (id: number, level: number, body: string, attributes = '') =>
  `<rule id="${id}" level="${level}" ${attributes}>${body}<description>d</description></rule>`;
const children = (files: Parameters<typeof readRuleTree>[0], id: number) =>
  readRuleTree(files)
    .childrenOf(id)
    .map((each) => each.id);

describe('the order of siblings', () => {
  it.each([
    [
      'level 0 first, then from 16 down',
      [rule(100, 3, '<match>a</match>'), rule(101, 0, '<match>a</match>'), rule(102, 16, '<match>a</match>')],
      [101, 102, 100],
    ],
    [
      'equal levels in load order',
      [rule(105, 5, '<match>a</match>'), rule(104, 5, '<match>a</match>')],
      [105, 104],
    ],
    [
      'accuracy 0 last of all',
      [rule(100, 15, '<match>a</match>', 'accuracy="0"'), rule(101, 1, '<match>a</match>')],
      [101, 100],
    ],
  ])('%s', (_, rules, expected) => {
    expect(children([template, file('b.xml', ...rules)], 1)).toEqual(expected);
  });

  it('sorts files by their base names, byte by byte', () => {
    const files = [
      file('b.xml', rule(200, 5, '<match>a</match>')),
      file('B.xml', rule(201, 5, '<match>a</match>')),
      template,
    ];
    expect(children(files, 1)).toEqual([201, 200]);
  });
});

describe('where a rule hangs', () => {
  const base = rule(100, 5, '<match>a</match><group>login_ok,</group>');
  it.each([
    ['if_sid with several ids', rule(101, 3, '<if_sid>100, 1</if_sid>'), [100, 1]],
    ['if_group is part of the whole group text', rule(101, 3, '<if_group>ogin</if_group>'), [100]],
    [
      'if_matched_sid without if_sid',
      rule(101, 3, '<if_matched_sid>100</if_matched_sid>', 'frequency="3"'),
      [100],
    ],
    [
      'if_matched_group without if_group',
      rule(101, 3, '<if_matched_group>login_ok</if_matched_group>'),
      [100],
    ],
    [
      'if_group before if_matched_sid',
      rule(101, 3, '<if_group>test</if_group><if_matched_sid>100</if_matched_sid>', 'frequency="3"'),
      [1, 100],
    ],
    [
      'if_sid before if_matched_group',
      rule(101, 3, '<if_sid>1</if_sid><if_matched_group>login_ok</if_matched_group>', 'frequency="3"'),
      [1],
    ],
    ['if_group in any case, at the start', rule(101, 3, '<if_group>x|^TEST</if_group>'), [1, 100]],
    ['if_sid with a comma at its end, also the root', rule(101, 3, '<if_sid>100,</if_sid>'), [100, 1]],
  ])('%s', (_, child, parents) => {
    const tree = readRuleTree([template, file('b.xml', base, child)]);
    expect(tree.rules.get(101)?.parents).toEqual(parents);
  });

  it('skips a rule whose parent is unknown or later', () => {
    const tree = readRuleTree([template, file('b.xml', rule(101, 3, '<if_sid>100</if_sid>'), base)]);
    expect(tree.rules.has(101)).toBe(false);
  });

  it('keeps the place of an overwritten rule and takes its new level', () => {
    const files = [
      template,
      file('b.xml', base),
      file('c.xml', rule(100, 12, '<match>b</match>', 'overwrite="yes"')),
    ];
    expect(readRuleTree(files).rules.get(100)).toMatchObject({ level: 12, rank: 500 });
  });

  it('reads nothing in comments', () => {
    const tree = readRuleTree([template, file('b.xml', `<!-- ${base} -->`)]);
    expect(tree.rules.has(100)).toBe(false);
  });
});

describe('the built-in index', () => {
  it('says the same after printing and reading', () => {
    const tree = stockTree();
    const subjects = new Set(
      [...tree.rules.values()].flatMap((each) => each.known.map((known) => known.subject)),
    );
    expect(printRuleIndex(readRuleIndex(printRuleIndex(tree, subjects)), subjects)).toBe(
      printRuleIndex(tree, subjects),
    );
  });

  it('knows the road of a Sysmon event', () => {
    const tree = stockTree();
    const road = [61603, 61600, 60004, 60000].map((id) => tree.rules.get(id)?.parents[0]);
    expect(road).toEqual([61600, 60004, 60000, undefined]);
    expect(tree.rules.get(60000)?.category).toBe('ossec');
  });
});
