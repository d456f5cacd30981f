import { describe, expect, it } from 'vitest';
import {
  compositeOf,
  conditionsOf,
  type ManagerRule,
  type RuleText,
  readRuleTree,
  stockTree,
} from '../../src/index.ts';

const template = {
  name: '0010.xml',
  text: '<group name="t,"><rule id="1" level="0" noalert="1"><category>syslog</category><description>t</description></rule></group>',
};

function rulesOf(text: string): ReadonlyMap<number, ManagerRule> {
  return readRuleTree([template, { name: 'b.xml', text }]).rules;
}

/** What a file says of rule 100 that has this body. */
function written(body: string, attributes = ''): RuleText {
  const file = `<group name="b,"><rule id="100" level="5" ${attributes}>${body}<description>d</description></rule></group>`;
  const text = rulesOf(file).get(100)?.written;
  if (text === undefined) throw new Error('the rule was not read');
  return text;
}

const pattern = (type: string, text: string, negated = 'no') => ({ type, pattern: text, negated });

describe('the conditions of a rule', () => {
  it.each([
    [
      'a field, by default in osregex',
      '<field name="win.system.eventID">^1$</field>',
      [{ kind: 'field', name: 'win.system.eventID', expression: pattern('osregex', '^1$') }],
    ],
    [
      'a negated field in PCRE2, written in any case',
      '<field name="a" type="PCRE2" negate="Yes">(?i)b</field>',
      [{ kind: 'field', name: 'a', expression: pattern('pcre2', '(?i)b', 'yes') }],
    ],
    [
      'an attribute in another spelling, which the engine does not see',
      '<field name="a" TYPE="pcre2">b</field>',
      [{ kind: 'field', name: 'a', expression: pattern('osregex', 'b') }],
    ],
    [
      'two <match>, glued, with the type of the second',
      '<match>a|</match><user>u</user><match type="pcre2">b</match>',
      [
        { kind: 'log', element: 'match', expression: pattern('pcre2', 'a|b') },
        { kind: 'static', element: 'user', expression: pattern('osmatch', 'u') },
      ],
    ],
    ['a <match> too long for its buffer, which is dropped', `<match>${'a'.repeat(2_048)}</match>`, []],
    [
      'an action, by default compared as a text',
      '<action>drop</action>',
      [{ kind: 'static', element: 'action', expression: pattern('string', 'drop') }],
    ],
    [
      'addresses, which add up to a list',
      '<srcip>10.0.0.0/8</srcip><srcip negate="yes">::1</srcip>',
      [{ kind: 'address', element: 'srcip', networks: ['10.0.0.0/8', '::1'], negated: 'yes' }],
    ],
    [
      'a list',
      '<list field="user" lookup="match_key_value" check_value="x">etc/lists/a</list>',
      [{ kind: 'list', field: 'user', lookup: 'match_key_value', list: 'etc/lists/a', checkValue: 'x' }],
    ],
    ['its decoder', '<decoded_as>sshd</decoded_as>', [{ kind: 'decoder', name: 'sshd' }]],
    ['a time', '<time>6 pm - 8 am</time>', [{ kind: 'other', element: 'time', text: '6 pm - 8 am' }]],
    [
      'none out of parents, groups and texts',
      '<if_sid>1</if_sid><group>x,</group><mitre><id>T1</id></mitre>',
      [],
    ],
  ])('%s', (_, body, expected) => {
    expect(conditionsOf(written(body))).toEqual(expected);
  });

  it('the size of the event, which is an attribute', () => {
    const found = conditionsOf(written('<match>a</match>', 'maxsize="1025"'));
    expect(found[0]).toEqual({ kind: 'other', element: 'maxsize', text: '1025' });
  });
});

describe('what a composite counts', () => {
  it('reads frequency, timeframe, ignore and what has to be the same', () => {
    const composite = compositeOf(
      written(
        '<if_matched_group>t</if_matched_group><same_field>a.b</same_field><same_srcip />',
        'frequency="8" timeframe="120" ignore="60"',
      ),
    );
    expect(composite).toMatchObject({
      frequency: 8,
      timeframe: 120,
      ignore: 60,
      counts: { kind: 'group', group: 't' },
    });
    expect(composite?.groupings.map(({ name, text }) => [name, text])).toEqual([
      ['same_field', 'a.b'],
      ['same_srcip', ''],
    ]);
  });

  it('takes the standard figures where none are written', () => {
    expect(compositeOf(written('<if_matched_sid>1</if_matched_sid>'))).toMatchObject({
      frequency: 2,
      timeframe: 360,
      ignore: 0,
      counts: { kind: 'rule', id: 1 },
    });
  });

  it('is nothing for a rule that counts nothing', () => {
    expect(compositeOf(written('<match>a</match>', 'frequency="8"'))).toBe(null);
  });
});

describe('the text of a rule', () => {
  const content = (body: string) => written(body).options.find(({ name }) => name === 'match')?.text;
  it.each([
    ['an even number of backslashes closes the element', String.raw`<match>a\\</match>`, String.raw`a\\`],
    ['an odd number makes the bracket text', String.raw`<match>a\<b</match>`, String.raw`a\<b`],
    ['and so does not close it', String.raw`<match>a\</match>b</match>`, String.raw`a\</match>b`],
    ['comments are cut out', '<match>a<!-- x > y -- z -->b<! c !>d</match>', 'abd'],
    ['entities stay as they are', '<match>a &lt; b</match>', 'a &lt; b'],
    ['white space stays', '<match> a\n b </match>', ' a\n b '],
    ['a > in an attribute of another quote', `<field name='a"b'>x</field><match>y</match>`, 'y'],
    ['blanks stand behind the = of an attribute', '<match type= "pcre2" >a</match>', 'a'],
    ['an element closed at once is empty', '<match/>', ''],
    ['names in any case', '<MATCH>a</match>', 'a'],
  ])('%s', (_, body, expected) => {
    expect(content(body)).toBe(expected);
  });

  it.each([
    ['a variable is replaced', 'bad', '<match>$BAD|x</match>', 'bad|x'],
    ['whatever the case of its name', 'bad', '<match>a.$bad.b</match>', 'a.bad.b'],
    ['one in parentheses is not', 'bad', '<match>$(BAD)</match>', '$(BAD)'],
    ['nor in a text of two characters', 'bad', '<match>$B</match>', '$B'],
    ['an end is no variable', 'bad', '<match>abc$</match>', 'abc$'],
  ])('%s', (_, value, body, expected) => {
    const file = `<var name="BAD">${value}</var><var name="B">b</var><group name="b,"><rule id="100" level="5">${body}<description>d</description></rule></group>`;
    const options = rulesOf(file).get(100)?.written?.options;
    expect(options?.find(({ name }) => name === 'match')?.text).toBe(expected);
  });

  it('of an overwritten rule is the new one, but for what it hangs under', () => {
    const rule = (body: string, more = '') =>
      `<rule id="100" level="5"${more}>${body}<description>d</description></rule>`;
    const file = `<group name="b,">${rule('<if_sid>1</if_sid><match>a</match><group>x,</group>')}${rule('<if_sid>7</if_sid><regex>b</regex>', ' overwrite="yes"')}</group>`;
    const found = rulesOf(file).get(100);
    expect(found?.written?.options.map(({ name, text }) => [name, text])).toEqual([
      ['if_sid', '1'],
      ['regex', 'b'],
      ['description', 'd'],
    ]);
    expect(found?.groups).toBe('b,');
  });

  it('is not in the built-in index', () => {
    expect([...stockTree().rules.values()].every(({ written: text }) => text === undefined)).toBe(true);
  });
});
