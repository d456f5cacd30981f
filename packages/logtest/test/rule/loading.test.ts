import { describe, expect, it } from 'vitest';
import { lab, rule } from '../lab.ts';

const base = rule(100_001, 'level="3"', '<match>a</match>');
const child = (options: string, attributes = 'level="5"') => base + rule(100_002, attributes, options);

describe('refused', () => {
  it.each([
    ['an unknown element', rule(100_001, 'level="5"', '<matchh>x</matchh>')],
    ['an unknown attribute', rule(100_001, 'level="5" foo="1"', '<match>x</match>')],
    ['an attribute that objects inherit', rule(100_001, 'level="5" constructor="1"', '<match>x</match>')],
    ['an option word that objects inherit', rule(100_001, 'level="5"', '<options>toString</options>')],
    ['seven digits', rule(1_000_000, 'level="5"', '<match>x</match>')],
    ['level 17', rule(100_001, 'level="17"', '<match>x</match>')],
    ['level -1', rule(100_001, 'level="-1"', '<match>x</match>')],
    ['no level', rule(100_001, '', '<match>x</match>')],
    ['no description', '<rule id="100001" level="5"><match>x</match></rule>'],
    ['no option', '<rule id="100001" level="5"></rule>'],
    [
      'a description of 2,048 bytes',
      `<rule id="100001" level="5"><match>x</match><description>${'x'.repeat(2_048)}</description></rule>`,
    ],
    ['a static field', rule(100_001, 'level="5"', '<field name="srcip">x</field>')],
    ['a field without a name', rule(100_001, 'level="5"', '<field type="pcre2">x</field>')],
    ['a field without attributes', rule(100_001, 'level="5"', '<field>x</field>')],
    ['257 fields', rule(100_001, 'level="5"', '<field name="a">x</field>'.repeat(257))],
    ['a bad pattern', rule(100_001, 'level="5"', '<match type="pcre2">(</match>')],
    ['an unknown decoder', rule(100_001, 'level="5"', '<decoded_as>nobody</decoded_as>')],
    ['an unknown category', rule(100_001, 'level="5"', '<category>nothing</category>')],
    ['frequency without something to count', rule(100_001, 'level="5" frequency="3"', '<match>x</match>')],
    ['grouping without something to count', rule(100_001, 'level="5"', '<same_srcip/>')],
    ['frequency 1', child('<if_matched_sid>100001</if_matched_sid>', 'level="5" frequency="1"')],
    ['frequency 10000', child('<if_matched_sid>100001</if_matched_sid>', 'level="5" frequency="10000"')],
    ['a single time', rule(100_001, 'level="5"', '<time>8:00</time>')],
    ['an excluded weekday', rule(100_001, 'level="5"', '<weekday>!monday</weekday>')],
    ['two words in options', rule(100_001, 'level="5"', '<options>no_log, no_ar</options>')],
    ['a bad address', rule(100_001, 'level="5"', '<srcip>10.0.0</srcip>')],
  ])('%s', (_title, rules) => {
    expect(lab(rules).report.ok).toBe(false);
  });

  it.each([
    ['another root', '<rules></rules>'],
    ['a group without a name', `<group>${base}</group>`],
    ['a group with more than a name', `<group name="a," id="1">${base}</group>`],
    ['a group without rules', '<group name="a,"></group>'],
    ['only a comment', '<!-- nothing -->'],
    ['bad XML', '<group name="a,">'],
    [
      'an unknown variable',
      `<var name="V">x</var><group name="a,">${rule(100_001, 'level="5"', '<match>$Wx</match>')}</group>`,
    ],
  ])('%s', (_title, text) => {
    expect(lab({ 'my.xml': text }).report.ok).toBe(false);
  });

  it('an empty file is fine', () => {
    expect(lab({ 'my.xml': '' }).report).toMatchObject({ ok: true, messages: [] });
  });
});

describe('skipped or warned about', () => {
  it.each([
    ['a duplicate', base + rule(100_001, 'level="9"', '<match>b</match>'), [7612], '100001 -'],
    ['an unknown parent', rule(100_002, 'level="5"', '<if_sid>100009</if_sid>'), [7617, 7619], '- -'],
    ['one unknown parent of two', child('<if_sid>100009, 100001</if_sid>'), [7617], '100002 -'],
    ['a newline between parents', child('<if_sid>100001,\n100001</if_sid>'), [7618], '100001 -'],
    ['parents in two elements', child('<if_sid>100001</if_sid><if_sid>,100001</if_sid>'), [], '100002 -'],
    [
      'parents glued together',
      child('<if_sid>100001</if_sid><if_sid>100001</if_sid>'),
      [7617, 7619],
      '100001 -',
    ],
    [
      'overwriting nothing',
      rule(100_001, 'level="5" overwrite="yes"', '<match>b</match>'),
      [7613],
      '- 100001',
    ],
    ['two counted rules', child('<if_matched_sid>100001,100003</if_matched_sid>'), [7615], '100001 -'],
    ['an unknown counted rule', child('<if_matched_sid>100009</if_matched_sid>'), [7620], '100001 -'],
    ['an undeclared list', child('<list field="a">etc/lists/none</list>'), [7616], '100001 -'],
    [
      'an unknown pattern type',
      rule(100_001, 'level="5"', '<match type="pcre">a</match>'),
      [7600],
      '100001 -',
    ],
    ['an unknown negation', rule(100_001, 'level="5"', '<match negate="true">a</match>'), [7600], '100001 -'],
  ])('%s', (_title, rules, messages, outcome) => {
    const loaded = lab(rules);
    expect([loaded.messages, loaded.rules(['a', 'b'])]).toEqual([messages, outcome]);
  });

  it.each([
    ['half a pair', '<mitre><tacticID>TA1</tacticID></mitre>', 1, undefined],
    ['a pair', '<mitre><tacticID>TA1</tacticID><techniqueID>T1</techniqueID></mitre>', 0, undefined],
    ['a pair and an id', '<mitre><id>T1</id><tacticID>TA1</tacticID></mitre>', 1, undefined],
    ['an unknown child', '<mitre><foo>x</foo></mitre>', 1, undefined],
    ['nothing', '<mitre></mitre>', 1, undefined],
    ['several blocks', '<mitre><id>T1</id></mitre><mitre><id>T2</id><id>T1</id></mitre>', 0, ['T1', 'T2']],
  ])('mitre: %s', (_title, mitre, messages, ids) => {
    const loaded = lab(rule(100_001, 'level="5"', `<match>a</match>${mitre}`));
    expect(loaded.messages).toHaveLength(messages);
    expect(loaded.play(['a'])[0]?.rule?.mitre).toEqual(ids);
  });
});

describe('placement', () => {
  it('files load by base name', () => {
    const parent = `<group name="t,">${base}</group>`;
    const under = `<group name="t,">${rule(100_002, 'level="5"', '<if_sid>100001</if_sid>')}</group>`;
    expect(lab({ 'x/b.xml': under, 'y/a.xml': parent }).messages).toEqual([]);
    expect(lab({ 'x/a.xml': under, 'y/b.xml': parent }).messages).toEqual([7617, 7619]);
  });

  it('if_group looks anywhere in the groups, nested rules included', () => {
    const grouped = rule(100_001, 'level="3"', '<match>a</match><group>axx,</group>');
    const nested = rule(100_002, 'level="3"', '<if_sid>100001</if_sid><match>b</match>');
    const loaded = lab(
      grouped + nested + rule(100_003, 'level="7"', '<if_group>xx</if_group><match>z</match>'),
    );
    expect(loaded.rules(['az', 'abz', 'z'])).toBe('100003 100003 -');
  });

  it('if_level takes that level and more, level 0 too', () => {
    const levels = [0, 4, 5].map((level) =>
      rule(100_000 + level, `level="${level}"`, `<match>l${level}</match>`),
    );
    const loaded = lab(
      levels.join('') + rule(100_009, 'level="7"', '<if_level>5</if_level><match>z</match>'),
    );
    expect(loaded.rules(['l0 z', 'l4 z', 'l5 z'])).toBe('100009 100009 100009');
    expect(loaded.play(['l4 z'])[0]?.path).toEqual([1, 100_009]);
  });

  it('if_sid goes before if_group', () => {
    const other = rule(100_002, 'level="3"', '<match>b</match><group>gb,</group>');
    const loaded = lab(
      base + other + rule(100_003, 'level="7"', '<if_sid>100001</if_sid><if_group>gb</if_group>'),
    );
    expect(loaded.rules(['a', 'b'])).toBe('100003 100002');
  });

  it('a rule of several parents hangs under each, and its children under each of its places', () => {
    const parents = base + rule(100_002, 'level="3"', '<match>b</match>');
    const shared = rule(100_003, 'level="4"', '<if_sid>100001,100002</if_sid><match>c</match>');
    const loaded = lab(
      parents + shared + rule(100_004, 'level="5"', '<if_sid>100003</if_sid><match>d</match>'),
    );
    expect(loaded.rules(['acd', 'bcd', 'ac'])).toBe('100004 100004 100003');
    expect(loaded.report.nodes).toBe(7 + 2 + 2 + 2);
  });

  it('copies behind one that was found in the same siblings are missed', () => {
    // 100003 hangs under 100001, and a second time beside it, under 100002, which comes later among the siblings.
    const siblings = base + rule(100_002, 'level="2"', '<match>b</match>');
    const nested = rule(100_003, 'level="5"', '<if_sid>100001</if_sid><match>x</match>');
    const copy = rule(100_004, 'level="4"', '<if_sid>100003, 100002</if_sid><match>y</match>');
    const below = rule(100_005, 'level="6"', '<if_sid>100004</if_sid><match>z</match>');
    const loaded = lab(siblings + nested + copy + below);
    expect(loaded.rules(['axyz', 'byz'])).toBe('100005 100005');
    const self = lab(base + rule(100_002, 'level="4"', '<if_sid>100001, 100002</if_sid><match>a</match>'));
    expect(self.play(['a'])[0]?.path).toEqual([1, 100_001, 100_002, 100_002]);
    expect(self.messages).toEqual([]);
  });

  it('overwriting replaces all but parents, children and place', () => {
    const rules =
      base +
      rule(100_002, 'level="9"', '<match>a2</match>') +
      rule(100_003, 'level="5"', '<if_sid>100001</if_sid><match>c</match>') +
      rule(100_001, 'level="15" overwrite="yes"', '<match>b</match>');
    const loaded = lab(rules);
    expect(loaded.rules(['a', 'b', 'bc', 'ba2'])).toBe('- 100001 100003 100002');
    expect(loaded.play(['b'])[0]?.rule?.level).toBe(15);
  });

  it('overwriting other parents is a warning', () => {
    const again = rule(100_002, 'level="7" overwrite="yes"', '<if_sid>1</if_sid>');
    const loaded = lab(child('<if_sid>100001</if_sid>') + again);
    expect([loaded.messages, loaded.rules(['a'])]).toEqual([[7605], '100002']);
  });
});
