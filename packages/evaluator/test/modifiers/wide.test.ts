import { describe, expect, it } from 'vitest';
import { itemHolds } from '../rule-of.ts';
import { itShows } from './cases.ts';

describe('wide', () => {
  itShows([
    ['low bytes first', 'F|wide: ab', { F: 'a\0b\0' }, 'holds'],
    ['plain text is another', 'F|wide: ab', { F: 'ab' }, 'fails'],
    ['wildcards stay wildcards', 'F|wide: a*b', { F: 'a\0xyzb\0' }, 'holds'],
    ['searched anywhere', 'F|wide|contains: b', { F: 'a\0b\0c\0' }, 'holds'],
    ['encoded further, any character', "F|wide|base64: 'é'", { F: '6QA=' }, 'holds'],
  ]);

  it('has no meaning in a text for characters outside ASCII', () => {
    expect(() => itemHolds('F|wide: é', {})).toThrow(/outside ASCII/);
  });
});
