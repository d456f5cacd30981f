import { parseRegex, RegexRefusal, referenceMatch } from '@sigmazuh/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../src/translate/ask.ts';
import { printRegex } from '../src/translate/print-regex.ts';
import { valuePattern } from '../src/translate/windows-value.ts';

/** A value as the agent and the decoder hand it to rules (WAZUH.md k). */
function arrived(value: string): string {
  const named: Readonly<Record<string, string>> = {
    '\\': '\\\\',
    '"': '\\"',
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
  };
  return Array.from(value, (sign) => named[sign] ?? sign).join('');
}

function decoded(expression: string) {
  const pattern = parseRegex(expression, new Set());
  if (pattern instanceof RegexRefusal) throw pattern;
  return { pattern, value: valuePattern(pattern) };
}

describe('a pattern over the text of a Windows field', () => {
  it.each([
    ['\\\\\\\\cmd\\.exe$', '\\\\cmd\\.exe$'],
    ['^C:\\\\\\\\Windows\\\\\\\\', '^C:\\\\Windows\\\\'],
    ['C:\\\\+Windows', 'C:\\\\+Windows'],
    ['\\\\\\\\[^\\\\]+\\.exe', '\\\\[^\\x09\\\\][^\\x09"\\\\]*\\.exe'],
    ['[^\\\\]+\\\\\\\\(?:x|y)', '[^\\x09\\\\][^\\x09"\\\\]*\\\\(?:x|y)'],
    ['a &amp; b', 'a & b'],
    ['\\\\"quoted\\\\"', '"quoted"'],
    ['x.*y', 'x(?s:.)*y'],
    ['Copy.+\\\\\\\\(?:SAM|SECURITY)', 'Copy(?s:.)+\\\\(?:SAM|SECURITY)'],
    ['NET\\\\.+\\\\csc', 'NET[\\x09"\\\\](?s:.)*\\\\csc'],
    ['Intel\\\\.*\\\\esrv', 'Intel(?:[\\x09"\\\\](?s:.)*)?\\\\esrv'],
    ['CLSID\\\\.*In', 'CLSID[\\x09"\\\\](?s:.)*In'],
    ['.+\\\\cmd', '(?s:.)*\\\\cmd'],
    ['x\\\\[^a-z]y', 'x["\\\\]y'],
    ['\\\\(?:c|w)script', '\\\\(?:c|w)script'],
    ['csc\\\\.exe$', 'csc[\\x09"\\\\]exe$'],
  ])('%s asks the value for %s', (expression, wanted) => {
    const { value } = decoded(expression);
    expect(value instanceof Refusal ? value.reason : printRegex(value, 'cased')).toBe(wanted);
  });

  it.each([
    ['C:\\\\Windows', /doubled/],
    ['a & b', /&amp;/],
    ['a<b', /&lt;/],
    ['say "x"', /backslash in front/],
    ['.{3}x', /counts characters/],
    ['.+[xy]?.+', /share one character/],
    ['.+.*\\\\+', /share one character/],
  ])('%s is refused', (expression, reason) => {
    const { value } = decoded(expression);
    expect(value instanceof Refusal ? value.reason : 'taken').toMatch(reason);
  });

  // Letters of the entities (`amp` in `&amp;`) and of `\\t` are left out: there a text also matches the escape itself.
  it('asks the value for what the text holds, whatever the value', () => {
    const texts = fc
      .array(fc.constantFrom('x', 'y', '\\', '"', '&', '.', ' '), { maxLength: 8 })
      .map((each) => each.join(''));
    const atoms = fc.constantFrom(
      'x',
      'y',
      '\\\\\\\\',
      '\\\\"',
      '&amp;',
      '.*',
      '.+',
      '[xy]',
      '[^\\\\]+',
      '(?:x|y\\\\\\\\)',
      '\\\\+',
      '(?:x|&amp;)?',
      ' ',
      '\\\\',
      '(?:x|y)',
      '["x]',
      '\\\\[^x]',
      '\\\\["xy]',
      '\\\\.',
    );
    const expressions = fc
      .tuple(
        fc.constantFrom('', '^'),
        fc.array(atoms, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', '$'),
      )
      .map(([start, items, end]) => start + items.join('') + end);
    let taken = 0;
    fc.assert(
      fc.property(expressions, texts, (expression, text) => {
        const { pattern, value } = decoded(expression);
        if (value instanceof Refusal) {
          if (value.code === 'never-matches') {
            expect([expression, text, referenceMatch(pattern, arrived(text))]).toEqual([
              expression,
              text,
              false,
            ]);
          }
          return;
        }
        taken++;
        expect([expression, text, referenceMatch(value, text)]).toEqual([
          expression,
          text,
          referenceMatch(pattern, arrived(text)),
        ]);
        const printed = printRegex(value, 'cased');
        const read = parseRegex(printed ?? '', new Set());
        if (read instanceof RegexRefusal) throw read;
        expect(referenceMatch(read, text)).toBe(referenceMatch(value, text));
      }),
      { numRuns: Number(process.env.SIGMAZUH_VALUES ?? 3_000) },
    );
    expect(taken).toBeGreaterThan(1_000);
  });
});
