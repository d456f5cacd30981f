import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../src/index.ts';
import { lab, rule } from '../lab.ts';

const header = 'Oct 15 21:07:56 gate door[1]: ';
const json = (event: object): LogEvent => ({ log: JSON.stringify(event) });

/** Which of the events does a rule with these options take? */
function taken(options: string, events: readonly (string | LogEvent)[], lists = {}): string {
  const { engine } = lab(rule(100_001, 'level="5"', options), lists);
  return events
    .map((event) => engine?.fork().process(typeof event === 'string' ? { log: event } : event))
    .map((verdict) => (verdict?.rule === null ? 'n' : 'y'))
    .join('');
}

describe('texts', () => {
  it.each([
    ['match sees what follows the header', '<match>gate</match>', [`${header}hi`, 'the gate'], 'ny'],
    ['match is osmatch', '<match>^A|b$</match>', ['abc', 'xb', 'xa'], 'yyn'],
    ['match and regex must both hold', '<match>a</match><regex>\\d</regex>', ['a1', 'a', '1'], 'ynn'],
    ['negated', '<match negate="yes">a</match>', ['a', 'b'], 'ny'],
    [
      'parts are joined, the last type counts',
      '<match>a</match><match type="pcre2">.c</match>',
      ['abc', 'a.c', 'a'],
      'yyn',
    ],
    ['the last negation counts', '<match negate="yes">a</match><match>b</match>', ['ab', 'x'], 'yn'],
    ['attribute names are case-sensitive', '<match TYPE="pcre2" NEGATE="yes">a.</match>', ['ab', 'a.'], 'ny'],
    ['empty matches all', '<match/>', ['x', ''], 'yy'],
    ['program_name', '<program_name>door</program_name>', [`${header}x`, 'x'], 'yn'],
    [
      'an absent text fails, negated too',
      '<program_name negate="yes">x</program_name>',
      [`${header}x`, 'x'],
      'yn',
    ],
    ['hostname', '<hostname>gate</hostname>', [`${header}x`, 'gate'], 'yn'],
    ['without a header the manager is the host', '<hostname>^srv$</hostname>', ['x', `${header}x`], 'yn'],
    ['location', '<location>door.log</location>', [{ log: 'x', location: '/var/door.log' }, 'x'], 'yn'],
    [
      'status',
      '<status>^2</status>',
      [json({ status: '200' }), json({ status: '404' }), json({ a: 1 })],
      'ynn',
    ],
    [
      'action is the exact text',
      '<action>go</action>',
      [json({ action: 'go' }), json({ action: 'gone' })],
      'yn',
    ],
    [
      'user is the target user',
      '<user>ann</user>',
      [json({ user: 'ann', srcuser: 'bob' }), json({ user: 'bob', srcuser: 'ann' })],
      'yn',
    ],
    ['user is the source user where there is no other', '<user>ann</user>', [json({ srcuser: 'ann' })], 'y'],
    ['id', '<id>^7$</id>', [json({ id: 7 }), json({ id: 77 })], 'yn'],
  ] as const)('%s', (_title, options, events, expected) => {
    expect(taken(options, events)).toBe(expected);
  });

  it('of 2,048 bytes are dropped, with an error', () => {
    expect(taken(`<match>${'z'.repeat(2_047)}</match>`, ['other'])).toBe('n');
    const long = lab(rule(100_001, 'level="5"', `<match>${'z'.repeat(2_048)}</match>`));
    expect(long.messages).toEqual([1104]);
    expect(long.rules(['other'])).toBe('100001');
  });

  it('join to twice 2,047 bytes, and a third part loses all', () => {
    const part = 'z'.repeat(2_047);
    const two = lab(rule(100_001, 'level="5"', `<regex>${part}</regex><regex>${part}</regex>`));
    expect([two.messages, two.rules(['other'])]).toEqual([[], '-']);
    const three = lab(
      rule(100_001, 'level="5"', `<regex>${part}</regex><regex>${part}</regex><regex>z</regex>`),
    );
    expect([three.messages, three.rules(['other'])]).toEqual([[1104], '100001']);
  });
});

describe('field', () => {
  const field = (attributes: string, text: string) => `<field name="a" ${attributes}>${text}</field>`;
  it.each([
    ['osregex by default', field('', '^\\d+$'), [{ a: '12' }, { a: '1x' }, { b: '1' }], 'ynn'],
    ['pcre2', field('type="PCRE2"', '^x.$'), [{ a: 'xy' }, { a: 'XY' }], 'yn'],
    [
      'negated: present and not matching',
      field('negate="yes"', 'x'),
      [{ a: 'x' }, { a: 'y' }, { b: 'y' }],
      'nyn',
    ],
    ['an empty value is present', field('type="pcre2"', ''), [{ a: '' }, { b: '' }], 'yn'],
    ['all must hold', field('', 'x') + field('', 'y'), [{ a: 'xy' }, { a: 'x' }], 'yn'],
    ['the name in any case', '<field name="Win.X">1</field>', [{ win: { x: '1' } }], 'y'],
    ['blanks in the name count', '<field name=" a">x</field>', [{ a: 'x' }, { ' a': 'x' }], 'ny'],
    ['no data. in front', '<field name="data.a">x</field>', [{ a: 'x' }, { data: { a: 'x' } }], 'ny'],
    ['bytes, not characters', field('type="pcre2"', '^..$'), [{ a: 'é' }, { a: 'e' }], 'yn'],
    ['2,048 bytes are no limit', field('type="pcre2"', `^${'z'.repeat(2_047)}?$`), [{ a: 'other' }], 'n'],
  ] as const)('%s', (_title, options, events, expected) => {
    expect(taken(options, events.map(json))).toBe(expected);
  });
});

describe('addresses', () => {
  it.each([
    ['one', '<srcip>10.0.0.1</srcip>', ['10.0.0.1', '10.0.0.2'], 'yn'],
    ['a network', '<srcip>10.0.0.0/8</srcip>', ['10.9.9.9', '11.0.0.1'], 'yn'],
    ['a network by its mask', '<srcip>10.1.0.0/255.255.0.0</srcip>', ['10.1.2.3', '10.2.0.0'], 'yn'],
    ['a leading ! is read over', '<srcip>!10.0.0.0/8</srcip>', ['10.0.0.1', '11.0.0.1'], 'yn'],
    ['negated', '<srcip negate="yes">10.0.0.0/8</srcip>', ['10.0.0.1', '11.0.0.1'], 'ny'],
    [
      'several',
      '<srcip>10.0.0.1</srcip><srcip>10.0.0.3</srcip>',
      ['10.0.0.1', '10.0.0.2', '10.0.0.3'],
      'yny',
    ],
    ['of version 6', '<srcip>2001:db8::/32</srcip>', ['2001:db8::1', '2001:db9::1'], 'yn'],
    ['no address', '<srcip>10.0.0.1</srcip>', ['localhost'], 'n'],
  ] as const)('%s', (_title, options, addresses, expected) => {
    expect(
      taken(
        options,
        addresses.map((srcip) => json({ srcip })),
      ),
    ).toBe(expected);
  });
});

describe('clock', () => {
  // A Tuesday.
  const midnight = Date.UTC(2023, 10, 14) / 1_000;
  const at = (hour: number, minute: number): LogEvent => ({
    log: 'x',
    time: midnight + hour * 3_600 + minute * 60,
  });
  it.each([
    ['both ends count', '<time>8:30 - 18:00</time>', [at(8, 29), at(8, 30), at(18, 0), at(18, 1)], 'nyyn'],
    ['excluded', '<time>!8-18</time>', [at(7, 59), at(8, 0), at(18, 1)], 'yny'],
    [
      'over midnight the ends do not count',
      '<time>18:00 - 08:30</time>',
      [at(18, 0), at(18, 1), at(8, 29), at(8, 30)],
      'nyyn',
    ],
    ['over midnight an exclusion is lost', '<time>!18:00 - 08:30</time>', [at(20, 0), at(12, 0)], 'yn'],
    ['halves of the day', '<time>6 pm - 11:30 pm</time>', [at(6, 0), at(18, 0), at(23, 30)], 'nyy'],
    ['noon and midnight', '<time>12 am - 12 pm</time>', [at(0, 0), at(12, 0), at(12, 1)], 'yyn'],
    ['weekday', '<weekday>tue</weekday>', [at(0, 0), at(24, 0)], 'yn'],
    ['weekdays', '<weekday>monday, weekends</weekday>', [at(0, 0), at(96, 0), at(144, 0)], 'nyy'],
  ] as const)('%s', (_title, options, events, expected) => {
    expect(taken(options, events)).toBe(expected);
  });
});

describe('list', () => {
  const lists = { 'etc/lists/l': 'ann:admin\nbob:\n"a:b":x\nnocolon\n10.1.:lan\n#c:1\nann:second\n' };
  const list = (attributes: string) => `<list field="u" ${attributes}>etc/lists/l</list>`;
  it.each([
    ['a key', list(''), ['ann', 'Ann', 'bob', 'a:b', 'nocolon', '#c', ''], 'ynyynyn'],
    ['no key', list('lookup="not_match_key"'), ['ann', 'eve'], 'ny'],
    ['a value', list('lookup="match_key_value" check_value="^adm"'), ['ann', 'bob'], 'yn'],
    ['a value without a check', list('lookup="match_key_value"'), ['ann'], 'n'],
    ['an address', list('lookup="address_match_key"'), ['10.1.2.3', '10.2.1.1', 'ann'], 'yny'],
    ['no address', list('lookup="not_address_match_key"'), ['10.1.2.3', '10.2.1.1'], 'ny'],
    [
      'an address and its value: inverted',
      list('lookup="address_match_key_value" check_value="lan"'),
      ['10.1.2.3', '9.9.9.9', 'ann'],
      'nyy',
    ],
  ] as const)('%s', (_title, options, values, expected) => {
    expect(
      taken(
        options,
        values.map((u) => json({ u })),
        lists,
      ),
    ).toBe(expected);
  });

  it('absent fields fail', () => {
    expect(taken(list('lookup="not_match_key"'), ['x'], lists)).toBe('n');
  });

  it('of more than two only the last two count', () => {
    const three = ['a', 'b', 'c'].map((name) => `<list field="${name}">etc/lists/l</list>`).join('');
    expect(taken(three, [json({ b: 'ann', c: 'ann' }), json({ a: 'ann', c: 'ann' })], lists)).toBe('yn');
  });

  it('user is the source user first', () => {
    const user = '<list field="user">etc/lists/l</list>';
    expect(taken(user, [json({ srcuser: 'ann', dstuser: 'eve' }), json({ dstuser: 'ann' })], lists)).toBe(
      'yy',
    );
  });
});

describe('the rest', () => {
  it.each([
    ['decoded_as', '<decoded_as>json</decoded_as>', [json({ a: 1 }), '{'], 'yn'],
    ['decoded_as of a child', '<decoded_as>door</decoded_as>', [`${header}open by ann`, 'x'], 'yn'],
    [
      'compiled_rule',
      '<compiled_rule>is_simple_http_request</compiled_rule>',
      [json({ url: '/a' }), json({ url: '/a?b' }), 'x'],
      'ynn',
    ],
  ] as const)('%s', (_title, options, events, expected) => {
    expect(taken(options, events)).toBe(expected);
  });

  it('maxsize', () => {
    const { rules } = lab(rule(100_001, 'level="5" maxsize="3"', '<match></match>'));
    expect(rules(['ab', 'abc'])).toBe('- 100001');
    // Of a Windows event counts what the agent sent: 45 bytes.
    const winevt = { Event: '<Event><a/></Event>', Message: 'm' };
    const windows = (size: number) =>
      lab(rule(100_001, `level="5" maxsize="${size}"`, '<category>ossec</category>')).rules([{ winevt }]);
    expect([windows(45), windows(46)]).toEqual(['100001', '-']);
  });

  it('check_diff', () => {
    const { rules } = lab(rule(100_001, 'level="5"', '<check_diff/>'));
    expect(rules(['a', 'a', 'b', 'b', 'a'])).toBe('- - 100001 - 100001');
  });

  it('if_fts', () => {
    const { rules } = lab(rule(100_001, 'level="5"', '<if_fts/>'));
    const by = (user: string) => `${header}open by ${user}`;
    expect(rules([by('ann'), by('ann'), by('bob'), 'x'])).toBe('100001 - 100001 -');
  });
});
