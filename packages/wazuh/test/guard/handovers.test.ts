import { describe, expect, it } from 'vitest';
import { managerWith, rulesOf, sysmonEvent } from '../manager.ts';

const fileRule = (title: string, level: string, image: string) =>
  `title: ${title}\nlogsource:\n  product: windows\n  category: file_event\nlevel: ${level}\ndetection:\n  s:\n    Image|endswith: '\\${image}'\n  condition: s\n`;
/** As many rules as make it worth its while, about other programs. */
const others = Array.from({ length: 50 }, (_, i) =>
  fileRule(`other ${i}`, ['low', 'medium', 'high'][i % 3] ?? 'low', `other${i}.exe`),
);
const kind = `<rule id="61613" level="0"><if_sid>60004</if_sid><field name="win.system.eventID">^11$</field><description>d</description><group>created,</group></rule>`;
type Fields = Readonly<Record<string, string>>;
const conditions = (fields: Fields) =>
  Object.entries(fields)
    .map(([name, pattern]) => `<field name="win.eventdata.${name}" type="pcre2">${pattern}</field>`)
    .join('');
const stockRule = (id: number, level: number, under: string, fields: Fields, more = '') =>
  `<rule id="${id}" level="${level}">${under}${conditions(fields)}${more}<description>d</description></rule>`;
const byGroup = '<if_group>created</if_group>';
const bySid = (id: number) => `<if_sid>${id}</if_sid>`;
const file = (...rules: readonly string[]) => `<group name="local,">\n${rules.join('\n')}\n</group>`;
const event = (fields: Fields) => sysmonEvent({ Image: 'C:\\tool.exe', ...fields }, '11');

function manager(level: string, rules: readonly string[], filling = others) {
  return managerWith(rulesOf(fileRule('s', level, 'tool.exe'), ...filling), {}, [file(kind, ...rules)]);
}

const severe = stockRule(100_100, 14, byGroup, { targetFilename: '(?i)needle' });
const hit = { TargetFilename: 'C:\\a NEEDLE b' };

describe('events that the manager ends above a level in rules which ask for a group', () => {
  it.each<[string, string, readonly string[], Fields, string]>([
    ['end there', 'high', [severe], hit, '100100'],
    ['end here where the rule does not match', 'high', [severe], { TargetFilename: 'hay' }, 's'],
    ['end here where its field is absent', 'high', [severe], {}, 's'],
    [
      'end here where the rule is less severe',
      'high',
      [stockRule(100_100, 10, byGroup, { targetFilename: '(?i)needle' })],
      hit,
      's',
    ],
    [
      'end there where it is more severe than a lower level',
      'medium',
      [stockRule(100_100, 10, byGroup, { targetFilename: '(?i)needle' })],
      hit,
      '100100',
    ],
    [
      'end in its child',
      'high',
      [severe, stockRule(100_101, 15, bySid(100_100), { user: 'x' })],
      { ...hit, User: 'x' },
      '100101',
    ],
    [
      'end here where its child mutes it',
      'high',
      [severe, stockRule(100_101, 3, bySid(100_100), { user: 'x' })],
      { ...hit, User: 'x' },
      's',
    ],
    [
      'end here where a rule of level 0 takes them before',
      'high',
      [severe, stockRule(100_102, 0, byGroup, { user: 'x' })],
      { ...hit, User: 'x' },
      's',
    ],
    [
      'end below a rule of level 0',
      'high',
      [
        stockRule(100_102, 0, byGroup, { user: 'x' }),
        stockRule(100_103, 13, bySid(100_102), { targetFilename: 'NEEDLE' }),
      ],
      { ...hit, User: 'x' },
      '100103',
    ],
    [
      'end in a rule that hangs by its id',
      'high',
      [severe, stockRule(100_104, 13, bySid(61_613), { user: 'x' })],
      { User: 'x' },
      '100104',
    ],
    [
      'end in the first of both',
      'high',
      [severe, stockRule(100_104, 15, bySid(61_613), { user: 'x' })],
      { ...hit, User: 'x' },
      '100104',
    ],
    [
      'end there when a character beyond ASCII tells',
      'high',
      [stockRule(100_100, 14, byGroup, { targetFilename: '\u202e' })],
      { TargetFilename: 'C:\\a\u202etxt.exe' },
      '100100',
    ],
  ])('%s', (_, level, rules, fields, expected) => {
    const { ending, messages, pack } = manager(level, rules);
    expect(messages).toEqual([]);
    expect(ending(event(fields))).toBe(expected);
    // Not by a guard of the rule, but where the manager's rules hang below the pack's.
    const isHanded = pack.files.some(({ text }) => text.includes('<group>created,</group>'));
    expect(isHanded || expected === 's' || expected === '100104').toBe(true);
  });
});

describe('events are handed over beside many rules that hang by their id', () => {
  const user = (i: number) => `user${`${i}`.padStart(3, '0')}`;
  const byId = Array.from({ length: 150 }, (_, i) =>
    stockRule(100_200 + i, [15, 13, 10, 4][i % 4] ?? 4, bySid(61_613), { user: user(i) }),
  );
  const milder = stockRule(100_101, 10, byGroup, { targetFilename: '(?i)hay' });
  const { ending, messages, pack } = manager('medium', [severe, milder, ...byId]);

  it.each<[string, Fields, string]>([
    ['by group', hit, '100100'],
    ['by group, less severely', { TargetFilename: 'hay' }, '100101'],
    ['by id before the group', { ...hit, User: user(4) }, '100204'],
    ['by group before the id', { ...hit, User: user(5) }, '100100'],
    ['by id before the milder group', { TargetFilename: 'hay', User: user(5) }, '100205'],
    ['by id alone', { User: user(6) }, '100206'],
    ['here, since the manager ends them at level 4', { User: user(7) }, 's'],
    ['by group before a mild one', { TargetFilename: 'hay', User: user(7) }, '100101'],
    ['here', { TargetFilename: 'x' }, 's'],
  ])('end %s', (_, fields, expected) => {
    expect(messages).toEqual([]);
    expect(ending(event(fields))).toBe(expected);
    expect(pack.files.some(({ text }) => text.includes('<group>created,</group>'))).toBe(true);
  });
});

describe('nothing is handed over', () => {
  const drawsAnother = file(stockRule(100_105, 9, byGroup, { user: 'x' }));

  it.each([
    ['where there are few rules', manager('high', [severe], [])],
    [
      'where a condition of the rules cannot be written',
      manager('high', [severe, stockRule(100_106, 15, byGroup, {}, '<time>6 am - 7 am</time>')]),
    ],
    [
      'where a rule would hang below the pack that hangs nowhere without it',
      managerWith(rulesOf(fileRule('s', 'high', 'tool.exe'), ...others), {}, [
        drawsAnother,
        file(kind, severe),
      ]),
    ],
  ])('%s, and events end where they should', (_, { ending, pack }) => {
    expect(pack.files.some(({ text }) => text.includes('<group>created,</group>'))).toBe(false);
    expect(ending(event(hit))).toBe('100100');
    expect(ending(event({ TargetFilename: 'hay' }))).toBe('s');
  });
});
