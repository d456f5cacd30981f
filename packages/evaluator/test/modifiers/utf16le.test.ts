import { describe, expect, it } from 'vitest';
import { itemHolds } from '../rule-of.ts';
import { itShows } from './cases.ts';

describe('utf16le', () => {
  itShows([
    ['low bytes first', 'F|utf16le: ab', { F: 'a\0b\0' }, 'holds'],
    ['plain text is another', 'F|utf16le: ab', { F: 'ab' }, 'fails'],
    ['wildcards stay wildcards', 'F|utf16le: a*b', { F: 'a\0xyzb\0' }, 'holds'],
    ['searched anywhere', 'F|utf16le|contains: b', { F: 'a\0b\0c\0' }, 'holds'],
    ['encoded further, any character', "F|utf16le|base64: 'é'", { F: '6QA=' }, 'holds'],
  ]);

  it('has no meaning in a text for characters outside ASCII', () => {
    expect(() => itemHolds('F|utf16le: é', {})).toThrow(/outside ASCII/);
  });
});
