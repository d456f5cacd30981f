import { Diagnostics, parseSigma, type SigmaRule } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { brokenLimits } from '../../src/write/check-limits.ts';
import { describeRule, plainText } from '../../src/write/rule-texts.ts';
import { option, type WrittenRule } from '../../src/write/written-rule.ts';

function ruleWith(head: string): SigmaRule {
  const text = `title: T\n${head}\nlogsource:\n  product: windows\ndetection:\n  a:\n    F: v\n  condition: a\n`;
  const [rule] = parseSigma(text, 'r.yml', new Diagnostics());
  if (rule?.kind !== 'rule') throw new Error('no rule');
  return rule;
}

const texts = (rule: SigmaRule, name: string) =>
  describeRule(rule, [])
    .filter((each) => each.name === name)
    .map((each) => each.content);

describe('what an alert says', () => {
  it.each([
    ['Command & Control', 'Command and Control'],
    ['a <b> c', 'a (b) c'],
    ['Shell $(whoami)', 'Shell $ (whoami)'],
    ['two\nlines', 'two lines'],
  ])('%j is written as %j', (title, written) => {
    expect(plainText(title)).toBe(written);
  });

  it('names techniques, tactics and CVEs, groups ended by commas', () => {
    const rule = ruleWith('tags: [attack.t1059.001, attack.defense-evasion, cve.2021-44228]');
    expect(describeRule(rule, []).find((each) => each.name === 'mitre')?.content).toEqual([
      option('id', 'T1059.001'),
    ]);
    expect(texts(rule, 'info')).toEqual(['CVE-2021-44228']);
    expect(texts(rule, 'group')).toEqual(['windows,attack_defense_evasion,']);
  });

  it('leaves out groups by which rules of the manager would hang themselves under it', () => {
    const rule = ruleWith('tags: [attack.defense-evasion]');
    const group = describeRule(rule, ['window']).find((each) => each.name === 'group');
    expect(group?.content).toBe('attack_defense_evasion,');
  });

  it('leads back to the Sigma rule and to a reference that needs no entity', () => {
    const id = '5f0c3a4e-1d1b-4b43-9a37-3a1f4a3c8f10';
    const rule = ruleWith(`id: ${id}\nreferences: ['https://example.org/?a=1&b=2', 'https://example.org/x']`);
    expect(texts(rule, 'info')).toEqual([`sigma_id: ${id} `, 'https://example.org/x']);
  });
});

const rule = (options: WrittenRule['options']): WrittenRule => ({
  id: 200_000,
  level: 12,
  alerts: 'yes',
  order: 'by-level',
  options: [...options, option('description', 'd')],
});

describe('the limits of the loader', () => {
  it.each([
    ['a search of 2,048 bytes', rule([option('regex', 'a'.repeat(2_048))])],
    ['293 parents', rule([option('if_sid', Array.from({ length: 293 }, () => '100000').join(','))])],
    ['a field pattern of 20,480 bytes', rule([option('field', 'a'.repeat(20_480), { name: 'f' })])],
    ["a field with a name of Wazuh's own", rule([option('field', 'a', { name: 'Status' })])],
    ['a backslash before the closing tag', rule([option('regex', 'a\\')])],
    ['an opened tag', rule([option('regex', 'a<b')])],
    ['257 fields', rule(Array.from({ length: 257 }, () => option('field', 'a', { name: 'f' })))],
    ['two searches that would be glued', rule([option('regex', 'a'), option('regex', 'b')])],
    ['no description', { ...rule([]), options: [option('if_sid', '1')] }],
    ['level 17', { ...rule([option('if_sid', '1')]), level: 17 }],
  ])('are broken by %s', (_, broken) => {
    expect(brokenLimits(broken)).toHaveLength(1);
  });

  it('are kept by the largest texts allowed', () => {
    const largest = rule([
      option('regex', 'a'.repeat(2_047)),
      option('field', 'b'.repeat(20_479), { name: 'f' }),
    ]);
    expect(brokenLimits(largest)).toEqual([]);
  });
});
