import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Diagnostics, SourceText } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { lintDiagnostics, lintRules } from '../src/index.ts';
import { managerFiles } from './adopt-one.ts';

interface Finding {
  readonly id: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

function lint(text: string): readonly Finding[] {
  const diagnostics = new Diagnostics();
  lintRules([new SourceText('local_rules.xml', text)], diagnostics, { ruleset: managerFiles });
  for (const { hint } of diagnostics.all) expect(hint).toMatch(/\w/);
  return diagnostics.all.map(({ id, range, message }) => ({
    id,
    line: range.start.line,
    column: range.start.column,
    message,
  }));
}

/** A file whose rule's options stand on line 2, from column 30. */
const rule = (options: string, attributes = '') =>
  `<group name="local,">\n<rule id="100001" level="5"${attributes}>\n${options}\n<description>d</description></rule>\n</group>`;
const sshd = '<if_sid>5700</if_sid>';
const sysmon = '<if_sid>61603</if_sid>';
const long = 'x'.repeat(2_048);

type Case = readonly [name: string, text: string, id: string, line: number, column: number, message: RegExp];

const cases: readonly Case[] = [
  [
    'an XML declaration',
    '<?xml version="1.0"?>\n<group name="a,"></group>',
    'rule-file-unreadable',
    1,
    1,
    /declaration/,
  ],
  ['"<" in a text', rule(`${sshd}<match>1 < 2</match>`), 'rule-file-unreadable', 3, 31, /begins an element/],
  [
    'a look-behind',
    rule(`${sshd}<regex type="pcre2">(?<=a)b</regex>`),
    'rule-file-unreadable',
    3,
    44,
    /begins an element|no value/,
  ],
  [
    'a rule outside of a group',
    '<rule id="1" level="3"><match>x</match></rule>',
    'rule-file-structure',
    1,
    1,
    /outside of a group/,
  ],
  ['a group without a rule', '<group name="a,">\n</group>', 'rule-file-structure', 1, 1, /no rule/],
  ['an unknown element', rule(`${sshd}\n  <mach>x</mach>`), 'rule-file-structure', 4, 3, /<mach>/],
  [
    'a level over 16',
    '<group name="a,">\n<rule id="100001" level="17"><match>x</match><description>d</description></rule></group>',
    'rule-refused',
    2,
    1,
    /level "17"/,
  ],
  [
    'an id of seven digits',
    '<group name="a,">\n<rule id="1000001" level="7"><match>x</match><description>d</description></rule></group>',
    'rule-refused',
    2,
    1,
    /id "1000001"/,
  ],
  [
    'no description',
    '<group name="a,">\n<rule id="100001" level="7"><match>x</match></rule></group>',
    'rule-refused',
    2,
    1,
    /no description/,
  ],
  ['a word in options', rule(`${sshd}<options>no_alert</options>`), 'rule-refused', 2, 1, /no_alert/],
  [
    'a frequency without anything to count',
    rule(sshd, ' frequency="5"'),
    'rule-refused',
    2,
    1,
    /nothing to count/,
  ],
  ['a weekday negated', rule(`${sshd}<weekday>!monday</weekday>`), 'rule-refused', 2, 1, /weekday/],
  [
    'a field called srcip',
    rule(`${sshd}<field name="srcip">x</field>`),
    'field-name-refused',
    3,
    29,
    /"srcip"/,
  ],
  [
    'PCRE2 that does not compile',
    rule(`${sshd}<regex type="pcre2">(a</regex>`),
    'pattern-refused',
    3,
    42,
    /PCRE2 refuses/,
  ],
  [
    'a dollar beside a variable',
    `<var name="A">x</var>\n${rule(`${sshd}<match>cost $USD now</match>`)}`,
    'unknown-variable',
    4,
    22,
    /"USD"/,
  ],
  [
    'an unknown parent',
    rule('<if_sid>4711</if_sid><match>x</match>'),
    'rule-skipped',
    3,
    9,
    /4711 is not there/,
  ],
  [
    'a parent that stands behind it',
    rule('<if_sid>100002</if_sid>').replace(
      '</rule>',
      '</rule>\n<rule id="100002" level="3"><if_sid>5700</if_sid><description>d</description></rule>',
    ),
    'rule-skipped',
    3,
    9,
    /loaded later/,
  ],
  ['ids on two lines', rule('<if_sid>5700,\n5900</if_sid>'), 'rule-skipped', 3, 9, /line break/],
  ['two if_sid', rule('<if_sid>5700</if_sid><if_sid>5900</if_sid>'), 'rule-skipped', 3, 22, /57005900/],
  [
    'an id twice',
    rule(sshd).replace(
      '</group>',
      '<rule id="100001" level="3"><if_sid>5700</if_sid><description>d</description></rule></group>',
    ),
    'duplicate-rule-id',
    5,
    7,
    /local_rules\.xml:2/,
  ],
  ['a match of 2,048 bytes', rule(`${sshd}<match>${long}</match>`), 'text-dropped', 3, 22, /2048 bytes/],
  [
    'if_matched_regex for each agent',
    rule(`${sshd}<if_matched_regex>x</if_matched_regex>`, ' frequency="3"'),
    'endless-loop',
    3,
    22,
    /hangs for ever/,
  ],
  [
    'three lists',
    rule(`${sshd}${'<list field="a">etc/lists/a</list>'.repeat(3)}`),
    'lists-lost',
    3,
    90,
    /first 1/,
  ],
  [
    'an inverted lookup',
    rule(`${sshd}<list field="a" lookup="address_match_key_value" check_value="x">l</list>`),
    'list-inverted',
    3,
    38,
    /absent/,
  ],
  ['an entity', rule(`${sshd}<match>a &amp; b</match>`), 'entity-in-rule', 3, 22, /"&amp;"/],
  [
    'a negated field',
    rule(`<if_sid>100010</if_sid><field name="a" negate="yes">x</field>`),
    'negated-absent-field',
    3,
    24,
    /"a"/,
  ],
  ['a negated user', rule(`${sshd}<user negate="yes">root</user>`), 'negated-absent-field', 3, 22, /<user>/],
  [
    'a name of the indexer',
    rule(`${sysmon}<field name="data.win.system.eventID">1</field>`),
    'never-asked',
    3,
    30,
    /data\.win/,
  ],
  ['full_log as a field', rule(`${sshd}<field name="full_log">x</field>`), 'never-asked', 3, 29, /full_log/],
  [
    'a lookup of values without one',
    rule(`${sshd}<list field="a" lookup="match_key_value">l</list>`),
    'never-asked',
    3,
    22,
    /check_value/,
  ],
  [
    'a single backslash in a Windows value',
    rule(`${sysmon}<field name="win.eventdata.image" type="pcre2">C:\\\\Windows</field>`),
    'windows-value-escaped',
    3,
    70,
    /doubled/,
  ],
  [
    'JSON asked of Windows events',
    rule(
      '<decoded_as>json</decoded_as><field name="win.system.eventID">^1$</field><category>ossec</category>',
    ),
    'windows-decoder',
    3,
    13,
    /"json"/,
  ],
  [
    'Windows fields without a category',
    rule('<field name="win.system.eventID">^1$</field>'),
    'windows-decoder',
    2,
    1,
    /category ossec/,
  ],
  [
    'a rule beside the classifiers',
    rule('<if_sid>60000</if_sid><field name="win.eventdata.a">x</field>'),
    'hidden-by-siblings',
    3,
    9,
    /60000/,
  ],
  [
    'same_field of a property',
    rule(
      '<if_matched_sid>5700</if_matched_sid><same_field>srcip</same_field>',
      ' frequency="3" timeframe="60"',
    ),
    'same-field-static',
    3,
    50,
    /"srcip"/,
  ],
  [
    'same_field of two names',
    rule(
      '<if_matched_sid>5700</if_matched_sid><same_field>a, b</same_field>',
      ' frequency="3" timeframe="60"',
    ),
    'same-field-static',
    3,
    50,
    /one name/,
  ],
  ['".*" without PCRE2', rule(`${sshd}<regex>a.*b</regex>`), 'pattern-language', 3, 29, /osregex/],
  [
    'a word boundary without PCRE2',
    rule(`${sshd}<regex>\\bsu</regex>`),
    'pattern-language',
    3,
    29,
    /osregex/,
  ],
  ['an escape in osmatch', rule(`${sshd}<match>user \\d</match>`), 'pattern-language', 3, 29, /osmatch/],
  ['a pattern that grows', rule(`${sshd}<regex type="pcre2">(a+)+$</regex>`), 'pattern-grows', 3, 42, /long/],
  [
    'negate="true"',
    rule(`${sshd}<match negate="true">x</match>`),
    'option-ignored',
    3,
    29,
    /negates nothing/,
  ],
  [
    'a language that is none',
    rule(`${sshd}<match type="perl">x</match>`),
    'option-ignored',
    3,
    29,
    /no language/,
  ],
  [
    'attributes in capitals',
    rule(`${sshd}<match TYPE="pcre2">x</match>`),
    'option-ignored',
    3,
    29,
    /small letters/,
  ],
  [
    'a field of another element',
    rule(`${sshd}<regex field="user">x</regex>`),
    'option-ignored',
    3,
    29,
    /<regex> has no attribute "field"/,
  ],
  [
    'if_group beside if_sid',
    rule(`${sshd}<if_group>x</if_group>`),
    'option-ignored',
    3,
    22,
    /<if_sid> goes before/,
  ],
  ['the element ignore', rule(`${sshd}<ignore>srcip</ignore>`), 'option-ignored', 3, 22, /never keeps/],
  ['a timeframe without a count', rule(sshd, ' timeframe="60"'), 'option-ignored', 2, 29, /timeframe/],
  ['two matches', rule(`${sshd}<match>a</match><match>b</match>`), 'texts-glued', 3, 38, /one pattern/],
  [
    'groups without a comma',
    rule(`${sshd}<group>a</group><group>b,</group>`),
    'texts-glued',
    3,
    38,
    /run into/,
  ],
  [
    'a frequency of two',
    rule('<if_matched_sid>5700</if_matched_sid>', ' frequency="2" timeframe="60"'),
    'frequency-two',
    2,
    29,
    /every further/,
  ],
];

describe('a trap is told with its place', () => {
  it.each(cases)('%s', (_, text, id, line, column, message) => {
    const found = lint(text).filter((each) => each.id === id);
    expect(found).toEqual([{ id, line, column, message: expect.stringMatching(message) }]);
  });

  it('every diagnostic has a case', () => {
    const shown = new Set(cases.map(([, , id]) => id));
    expect(Object.keys(lintDiagnostics).filter((id) => !shown.has(id))).toEqual([]);
  });

  it('every diagnostic has a page', () => {
    const pages = readdirSync(fileURLToPath(new URL('../../../docs/diagnostics', import.meta.url)));
    expect(Object.keys(lintDiagnostics).filter((id) => !pages.includes(`${id}.md`))).toEqual([]);
  });
});

describe('nothing is said of', () => {
  it.each([
    ['a rule in good order', rule(`${sshd}<match>Failed password</match><group>a,</group>`)],
    [
      'a Windows value with its backslashes doubled',
      rule(
        `${sysmon}<field name="win.eventdata.image" type="pcre2">(?i)C:\\\\\\\\Windows\\\\\\\\[^\\\\]+\\.exe$</field>`,
      ),
    ],
    ['a comment with anything in it', rule(`${sshd}<!-- <b> & -- " --><match>x</match>`)],
    ['a negated match', rule(`${sshd}<match negate="yes">x</match>`)],
    [
      'a negated field of every Windows event',
      rule(`${sysmon}<field name="win.system.computer" negate="yes">x</field>`),
    ],
    [
      'a rule that overwrites',
      rule(`${sshd}<match>x</match>`).replace('level="5"', 'level="5" overwrite="yes"'),
    ],
    [
      'a count with its comparisons',
      rule(
        '<if_matched_sid>5700</if_matched_sid><same_srcip /><same_field>a.b</same_field>',
        ' frequency="5" timeframe="60" ignore="60"',
      ),
    ],
    [
      'a directory that begins with b',
      rule(`${sysmon}<field name="win.eventdata.image">\\\\\\\\bin\\\\\\\\</field>`),
    ],
    ['brackets in a log', rule(`${sshd}<regex>^[error] x</regex>`)],
    ['alternatives in two elements', rule(`${sshd}<match>a|b|</match><match>c</match>`)],
    ['two lists', rule(`${sshd}<list field="a">l</list><list field="b" lookup="not_match_key">l</list>`)],
  ])('%s', (_, text) => {
    expect(lint(text)).toEqual([]);
  });
});
