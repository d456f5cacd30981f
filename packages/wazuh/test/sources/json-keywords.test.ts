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
  (value) => JSON.stringify({ eventType: 'x', field: value }),
  (value) => inMarkup(JSON.stringify({ eventType: 'x', field: value })),
  (value) => JSON.stringify({ eventType: 'x', field: value }).replaceAll('/', '\\/'),
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

describe('keywords alone', () => {
  it('are searched in the lines of their log source, not in JSON of anything else', () => {
    const alerts = keyword("'words'");
    expect(alerts('{"eventType":"x","field":"some words"}')).toBe(true);
    expect(alerts('{"other":"x","field":"some words"}')).toBe(false);
  });

  it('are refused where nothing tells these lines from other JSON', () => {
    const detection = "  keywords:\n    - 'words'\n  condition: keywords";
    expect(() => alertsOn('product: qualys', detection)).toThrow(/by what the whole line holds/);
  });
});
