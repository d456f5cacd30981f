import { describe, expect, it } from 'vitest';
import { alertsOn } from './line-judge.ts';

const keyword = (yaml: string) =>
  alertsOn('product: okta, service: okta', `  keywords:\n    - ${yaml}\n  condition: keywords`);

/** A keyword as YAML has it, a value that has it, and a value that does not. */
const cases: readonly (readonly [yaml: string, yes: string, no: string])[] = [
  ["'C:\\Users\\x'", 'in c:\\users\\x', 'c:\\user'],
  ['\'say "no"\'', '"say "no""', 'say no'],
  ['"a\\tb"', 'a\tb', 'a b'],
  ["'/etc/x'", '/etc/x', '/etcx'],
  ["'<a&b>'", '<a&b>', '<a>'],
  ["'a?b'", 'a"b', 'ab'],
  ["'\\\\srv'", '\\\\srv\\share', 'srv'],
];

const inMarkup = (text: string) =>
  text.replace(/[<>&]/g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`);
const spellings: readonly ((value: string) => string)[] = [
  (value) => JSON.stringify({ other: 1, field: value }),
  (value) => inMarkup(JSON.stringify({ other: 1, field: value })),
  (value) => JSON.stringify({ other: 1, field: value }).replaceAll('/', '\\/'),
];

describe('keywords find values in lines of JSON, however these spell them', () => {
  it.each(cases)('%s', (yaml, yes, no) => {
    const alerts = keyword(yaml);
    for (const spell of spellings) {
      expect(alerts(spell(yes)), spell(yes)).toBe(true);
      expect(alerts(spell(no)), spell(no)).toBe(false);
    }
  });
});
