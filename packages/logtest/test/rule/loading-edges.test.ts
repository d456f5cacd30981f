import { describe, expect, it } from 'vitest';
import { lab, rule } from '../lab.ts';

const base = rule(100_001, 'level="3"', '<match>a</match>');
const other = rule(100_002, 'level="4"', '<match>b</match>');
const child = (options: string, attributes = 'level="5"') => base + rule(100_003, attributes, options);
const counted = '<if_matched_sid>100001</if_matched_sid>';

describe('attributes', () => {
  it.each([
    ['a level that is no number counts as missing', 'level="high"', false],
    ['frequency 2 needs nothing to count', 'level="5" frequency="2"', true],
    ['an empty timeframe is the default', 'level="5" timeframe=""', true],
    ['overwrite in capitals', 'level="5" overwrite="YES"', false],
    ['noalert may only be 0 or 1, else it is passed over', 'level="5" noalert="yes"', true],
  ])('%s', (_title, attributes, ok) => {
    expect(lab(rule(100_001, attributes, '<match>a</match>')).report.ok).toBe(ok);
  });

  it('level 0 without accuracy is sorted and shown as 99', () => {
    const rules = rule(100_001, 'level="0" accuracy="0"', '<match>a</match>') + other;
    const [verdict] = lab(rules).play(['a']);
    expect(verdict).toMatchObject({ rule: { id: '100001', level: 99 } });
  });
});

describe('what rules hang under', () => {
  it.each([
    ['a comma behind the last parent adds the root', child('<if_sid>100001,</if_sid>'), [], 'x', '100003'],
    ['a last newline is warned about', child('<if_sid>100001\n</if_sid>'), [7607], 'a', '100003'],
    ['no parent in it', child('<if_sid/>'), [7618], 'a', '100001'],
    ['no level', child('<if_level>0</if_level>'), [7609], 'a', '100001'],
    ['a level that is no number', child('<if_level>x</if_level>'), [7609], 'a', '100001'],
    ['a level that only level 0 is above', child('<if_level>16</if_level>'), [], 'a', '100003'],
    ['a level that others have', child('<if_level>3</if_level>'), [], 'a', '100003'],
    ['a group that nothing has', child('<if_group>zz</if_group>'), [7610], 'a', '100001'],
    ['a group in another case', child('<if_group>^T,</if_group>'), [], 'a', '100003'],
    [
      'what it counts may be missing beside a parent',
      child('<if_sid>100001</if_sid><if_matched_sid>100009</if_matched_sid>'),
      [],
      'a',
      '100001',
    ],
  ])('%s', (_title, rules, messages, log, expected) => {
    const loaded = lab(rules);
    expect(loaded.messages).toEqual(messages);
    expect(loaded.rules([log])).toBe(expected);
  });
});

describe('overwriting', () => {
  const again = (options: string, attributes = 'level="7"') =>
    rule(100_003, `${attributes} overwrite="yes"`, options);
  it.each([
    ['other parents stay away', '<if_sid>100002</if_sid>', [7605], 'b', '100002'],
    ['the same parents say nothing', '<if_sid>100001</if_sid>', [], 'a', '100003'],
    ['a group', '<match>a</match><if_group>t</if_group>', [7605], 'a', '100003'],
    ['a level', '<match>a</match><if_level>4</if_level>', [7605], 'a', '100003'],
    ['something to count', `<match>a</match>${counted}`, [7605], 'a', '100003'],
  ])('%s', (_title, options, messages, log, expected) => {
    const rules = base + other + rule(100_003, 'level="5"', '<if_sid>100001</if_sid>');
    const loaded = lab(rules + again(options));
    expect(loaded.messages).toEqual(messages);
    expect(loaded.rules([log])).toBe(expected);
  });

  it('what a composite counts stays, but the new rule must ask for it again', () => {
    const composite = base + rule(100_003, 'level="9" frequency="3"', counted);
    const logs = ['a', 'a', 'a', 'a'];
    expect(lab(composite + again(counted, 'level="8" frequency="2"')).rules(logs)).toBe(
      '100001 100003 100003 100003',
    );
    expect(lab(composite + again('<match>a</match>')).rules(logs)).toBe('100003 100003 100003 100003');
  });
});

describe('mitre', () => {
  const ids = (...names: string[]) => names.map((name) => `<id>${name}</id>`).join('');
  it.each([
    ['one id twice', `<mitre>${ids('T1', 'T2', 'T1')}</mitre>`, ['T1', 'T2']],
    ['two blocks', `<mitre>${ids('T1')}</mitre><mitre>${ids('T2')}</mitre>`, ['T1', 'T2']],
    ['an empty id drops its block', `<mitre>${ids('T1')}</mitre><mitre>${ids('T2', '')}</mitre>`, ['T1']],
    ['an unknown element drops its block', `<mitre>${ids('T1')}<x>y</x></mitre>`, undefined],
    ['an empty block', '<mitre></mitre>', undefined],
    [
      'pairs drop all ids',
      `<mitre>${ids('T1')}</mitre><mitre><tacticID>TA1</tacticID><techniqueID>T1</techniqueID></mitre>`,
      undefined,
    ],
  ])('%s', (_title, options, mitre) => {
    const [verdict] = lab(rule(100_001, 'level="5"', `<match>a</match>${options}`)).play(['a']);
    expect(verdict?.rule?.mitre).toEqual(mitre);
  });
});

describe('groups', () => {
  it.each([
    ['glued without a separator', '<group>one</group><group>two,</group>', ['t', 'onetwo']],
    ['newlines go', '<group>one,\n  two,</group>', ['t', 'one', 'two']],
    ['empty ones go', '<group>,,one,,</group>', ['t', 'one']],
  ])('%s', (_title, options, groups) => {
    const [verdict] = lab(rule(100_001, 'level="5"', `<match>a</match>${options}`)).play(['a']);
    expect(verdict?.rule?.groups).toEqual(groups);
  });
});

describe('spelling', () => {
  it.each([
    ['MATCH', '<MATCH>a</MATCH>', true],
    ['Same_Srcip', `${counted}<Same_Srcip/>`, true],
    ['Different_Url', `${counted}<Different_Url/>`, false],
    ['Same_Id', `${counted}<Same_Id/>`, false],
  ])('%s', (_title, options, ok) => {
    expect(lab(child(options)).report.ok).toBe(ok);
  });
});

describe('lists', () => {
  const asked = (name: string) => rule(100_001, 'level="5"', `<list field="u">${name}</list>`);
  it.each([
    ['as declared', 'etc/lists/l', 'etc/lists/l', true],
    ['compiled', 'etc/lists/l', 'etc/lists/l.cdb', true],
    ['declared compiled', 'etc/lists/l.cdb', 'etc/lists/l', true],
    ['a bare name is one of the shipped', 'l', 'ruleset/rules/l', true],
    ['by its bare name', 'l', 'l', true],
    ['in blanks', 'etc/lists/l', ' etc/lists/l', false],
  ])('%s', (_title, declared, name, known) => {
    const loaded = lab(asked(name), { [declared]: 'ann:' });
    expect(loaded.messages).toEqual(known ? [] : [7616]);
    expect(loaded.rules(['{"u":"ann"}'])).toBe(known ? '100001' : '-');
  });
});
