import { compileRule, type Predicate } from '@sigmazuh/compiler';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { compilePattern } from '@sigmazuh/pcre2';
import { describe, expect, it } from 'vitest';
import { encodePattern, plainForm, printPcre2 } from '../src/index.ts';

function ruleOf(detection: string) {
  const diagnostics = new Diagnostics();
  const text = `title: t\nlogsource: {product: windows}\ndetection:\n${detection}\n`;
  const [rule] = parseSigma(text, 'x.yml', diagnostics);
  if (rule?.kind !== 'rule') throw new Error(JSON.stringify(diagnostics.all));
  return compileRule(rule, diagnostics)?.predicate ?? diagnostics.all;
}

function print(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return `(${predicate.operands.map(print).join(` ${predicate.kind} `)})`;
    case 'not':
      return `not ${print(predicate.operand)}`;
    case 'match':
      return `${predicate.field ?? 'keywords'} ~ ${printPcre2(encodePattern(predicate.pattern, plainForm))}`;
    case 'compare':
      return `${predicate.field} ${predicate.operator} ${predicate.value}`;
    case 'constant':
      return String(predicate.value);
    default:
      return `${predicate.kind} ${predicate.field}`;
  }
}

const cases: readonly (readonly [string, string])[] = [
  ['  s: {A: foo}\n  condition: s', String.raw`A ~ (?i)\Afoo\z`],
  [
    "  s: {\"A|endswith\": ['\\cmd.exe', '\\a.exe']}\n  condition: s",
    String.raw`A ~ (?i)\\(?:cmd\.exe\z|a\.exe\z)`,
  ],
  ['  s: {"A|contains|all": [x, y]}\n  condition: s', 'A ~ (?i)x and A ~ (?i)y'],
  [
    '  s: ["a*b", "c*d*e"]\n  condition: s',
    String.raw`keywords ~ (?is)\A(*atomic:.*?a).*?b|\A(*atomic:.*?c)(*atomic:.*?d).*?e`,
  ],
  [
    '  s: {A: 5, B: null, C: "*", D: ""}\n  condition: s',
    String.raw`(A eq 5 and null B and exists C and D ~ \A\z)`,
  ],
  ['  a: {A: x}\n  b: {A: y}\n  condition: not (a or b)', String.raw`not A ~ (?i)\A(?:x\z|y\z)`],
  ['  a: {"A|contains": é}\n  condition: a', String.raw`A ~ \xc3[\x89\xa9]`],
  ['  a: {"A|contains": "kéa"}\n  condition: a', String.raw`A ~ (?i)k(?-i:\xc3[\x89\xa9])a`],
];

describe('from a rule to PCRE2', () => {
  it.each(cases)('%s', (detection, expected) => {
    const predicate = ruleOf(detection);
    const text = 'kind' in predicate ? print(predicate) : JSON.stringify(predicate);
    expect(text.replace(/^\((.* and .*)\)$/, (all, inner) => (expected.startsWith('(') ? all : inner))).toBe(
      expected,
    );
  });

  it('is understood by PCRE2', () => {
    const pattern = compilePattern(String.raw`(?i)k(?-i:\xc3[\x89\xa9])a`);
    expect(pattern.search('xK\xc3\x89A').kind).toBe('match');
  });
});
