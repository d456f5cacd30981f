import { describe, expect, it } from 'vitest';
import { itemHolds } from '../rule-of.ts';
import { itShows } from './cases.ts';

describe('base64', () => {
  itShows([
    ['the encoded value', 'F|base64: foobar', { F: 'Zm9vYmFy' }, 'holds'],
    ['with padding', 'F|base64: foob', { F: 'Zm9vYg==' }, 'holds'],
    ['somewhere in a text', 'F|base64|contains: foobar', { F: 'powershell -e Zm9vYmFy' }, 'holds'],
    ['strings are compared without regard to case', 'F|base64: foobar', { F: 'zm9vymfy' }, 'holds'],
    ['of UTF-16', 'F|wide|base64: ab', { F: 'YQBiAA==' }, 'holds'],
    ['characters outside ASCII are UTF-8', "F|base64: 'é'", { F: 'w6k=' }, 'holds'],
    ['an escaped wildcard is a character', "F|base64: 'a\\*'", { F: 'YSo=' }, 'holds'],
  ]);

  it('has no meaning for wildcards', () => {
    expect(() => itemHolds('F|base64: a*', {})).toThrow(/wildcard/);
  });
});
