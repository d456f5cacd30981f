import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { option, printRuleFile, printXml, type WrittenRule, type XmlElement } from '../../src/index.ts';
import { readElements } from '../../src/ruleset/read-elements.ts';
import { dialectProblems } from '../../src/write/xml-file.ts';

const rule = (...options: readonly XmlElement[]): WrittenRule => ({
  id: 200_000,
  level: 12,
  alerts: 'yes',
  order: 'by-level',
  options: [...options, option('description', 'd')],
});

describe('a rule file', () => {
  it('has no declaration and no entity', () => {
    const text = printRuleFile(['Written by a test.', 'In two lines.'], 'sigma,', [
      {
        ...rule(
          option('field', 'a"b\'c\\\\', { name: 'f', type: 'pcre2' }),
          { name: 'mitre', attributes: {}, content: [option('id', 'T1')] },
          option('same_srcip', ''),
        ),
        alerts: 'silent',
        attributes: { frequency: '8' },
        comment: ['Sigma rule: a.yml'],
      },
      { ...rule(), order: 'last' },
    ]);
    expect(text).toBe(
      [
        '<!--',
        '  Written by a test.',
        '  In two lines.',
        '-->',
        '<group name="sigma,">',
        '  <!-- Sigma rule: a.yml -->',
        '  <rule id="200000" level="12" noalert="1" frequency="8">',
        '    <field name="f" type="pcre2">a"b\'c\\\\</field>',
        '    <mitre>',
        '      <id>T1</id>',
        '    </mitre>',
        '    <same_srcip/>',
        '    <description>d</description>',
        '  </rule>',
        '  <rule id="200000" level="12" accuracy="0">',
        '    <description>d</description>',
        '  </rule>',
        '</group>',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['a character that would be escaped', option('regex', 'a&b')],
    ['an opened tag', option('regex', 'a<b')],
    ['a closed tag', option('regex', 'a>b')],
    ['a quote in an attribute', option('field', 'a', { name: 'a"b' })],
    ['a line break in an attribute', option('field', 'a', { name: 'a\nb' })],
    ['a backslash before the closing tag', option('regex', 'a\\')],
    ['three backslashes there', option('regex', 'a\\\\\\')],
    ['a text of 20,480 bytes', option('field', 'ü'.repeat(10_240), { name: 'f' })],
    ['an attribute of 20,480 bytes', option('field', 'a', { name: 'f'.repeat(20_480) })],
  ])('cannot hold %s', (_, element) => {
    expect(dialectProblems(element)).toHaveLength(1);
    expect(dialectProblems({ name: 'rule', attributes: {}, content: [element] })).toHaveLength(1);
    expect(() => printRuleFile([], 'sigma,', [rule(element)])).toThrow(dialectProblems(element)[0]);
  });

  it('says what was meant to a reader of the dialect, whatever the texts and comments', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab\\ $.|"\'-!ü\t\n') });
    const comment = fc.string({ unit: fc.constantFrom(...'ab-!><&\\\u0000\n') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, comment), { maxLength: 5 }), (pairs) => {
        const elements = pairs.map(([content]) => option('regex', content));
        fc.pre(elements.every((each) => dialectProblems(each).length === 0));
        const group: XmlElement = {
          name: 'group',
          attributes: { name: 'a,' },
          content: pairs.flatMap(([, lines], i) => {
            const element = elements[i];
            return element === undefined ? [] : [{ comment: lines.split('\n') }, element];
          }),
        };
        const [read] = readElements(printXml([{ comment: ['x'] }, group]));
        expect(read?.children.map((each) => each.text)).toEqual(pairs.map(([content]) => content));
      }),
    );
  });
});
