import { parseSigmaString, printSigmaString, type SigmaStringPart } from '@sigmazuh/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const text = (value: string): SigmaStringPart => ({ kind: 'text', text: value });
const one: SigmaStringPart = { kind: 'any-one' };
const run: SigmaStringPart = { kind: 'any-run' };

const cases: readonly (readonly [name: string, written: string, parts: readonly SigmaStringPart[]])[] = [
  ['nothing', '', []],
  ['a plain backslash stays one', String.raw`C:\Windows`, [text(String.raw`C:\Windows`)]],
  ['two backslashes are one', String.raw`C:\\Windows`, [text(String.raw`C:\Windows`)]],
  ['three backslashes are two', String.raw`\\\a`, [text(String.raw`\\a`)]],
  ['four backslashes are two', String.raw`\\\\`, [text(String.raw`\\`)]],
  ['an escaped asterisk is itself', String.raw`a\*b`, [text('a*b')]],
  ['an escaped question mark is itself', String.raw`a\?b`, [text('a?b')]],
  ['an escaped backslash before a wildcard', String.raw`a\\*`, [text('a\\'), run]],
  ['an escaped backslash before an escaped asterisk', String.raw`a\\\*`, [text('a\\*')]],
  ['two backslashes before a wildcard', String.raw`\\\\*`, [text('\\\\'), run]],
  ['a backslash at the end', 'a\\', [text('a\\')]],
  ['wildcards side by side', '*?*', [run, one, run]],
  ['text between wildcards', '*a?b*', [run, text('a'), one, text('b'), run]],
];

describe('a Sigma string', () => {
  it.each(cases)('%s', (_name, written, parts) => {
    expect(parseSigmaString(written)).toEqual(parts);
  });

  it('reads back what it prints', () => {
    const written = fc.string({ unit: fc.constantFrom('\\', '*', '?', 'a', '%') });
    fc.assert(
      fc.property(written, (value) => {
        const parts = parseSigmaString(value);
        expect(parseSigmaString(printSigmaString(parts))).toEqual(parts);
      }),
    );
  });
});
