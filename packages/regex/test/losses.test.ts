import { literal, type Pattern, parseRegex } from '@sigmazuh/compiler';
import { describe, expect, it } from 'vitest';
import { embedPattern, encodePattern, encodingLosses, hexForm, printPcre2 } from '../src/index.ts';
import { wholeEventForm, windowsForm } from './forms.ts';

function regex(text: string): Pattern {
  const pattern = parseRegex(text, new Set());
  if (pattern instanceof Error) throw pattern;
  return pattern;
}

const losses: readonly (readonly [regex: string, kinds: readonly string[]])[] = [
  ['foo', []],
  ['foo\\n', ['merged', 'trimmed']],
  ['foo $', ['merged', 'trimmed']],
  ['a[^\\n]b', ['merged']],
  ['a\\bb', ['inside']],
];

describe('what a Windows value cannot keep', () => {
  it.each(losses)('%s', (text, kinds) => {
    expect(encodingLosses(regex(text), windowsForm).map((each) => each.kind)).toEqual(kinds);
  });
});

const encoded: readonly (readonly [regex: string, printed: string])[] = [
  ['C:x', 'C:x'],
  ['temp', String.raw`(*nlb:\\)(?:\\\\)*temp`],
  [
    'x:[^ &]y',
    String.raw`x:(?:[!#-%'-;=?-\[\]-\x7f\xc0-\xff][\x80-\xbf]*+|\\(?:u00(?:0[0-8bcef]|1[0-9a-f])|["\\t])|\x26(?:lt;|gt;))y`,
  ],
  ['x.*y.*z', String.raw`(?s)\A(*atomic:.*?x)(*atomic:.*?y).*?z`],
];

describe('in a Windows value', () => {
  it.each(encoded)('%s', (text, printed) => {
    expect(printPcre2(encodePattern(regex(text), windowsForm))).toBe(printed);
  });
});

describe('inside a longer text', () => {
  const frame = { before: literal('"k":"', 'cased'), after: literal('"', 'cased') };

  it('a whole value stands between its frame', () => {
    const printed = printPcre2(embedPattern(regex('^a"\\z'), wholeEventForm, frame));
    expect(printed).toBe(String.raw`"k":"a\\\\\\""`);
  });

  it('a part of a value is reached character by character', () => {
    const printed = printPcre2(
      embedPattern(regex('ab'), hexForm, { before: literal('=', 'cased'), after: literal(' ', 'cased') }),
    );
    expect(printed).toBe('=(?:[0-9A-F]{2})*?6162');
  });
});
