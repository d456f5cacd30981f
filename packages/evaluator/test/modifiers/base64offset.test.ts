import { describe, expect, it } from 'vitest';
import { itemHolds } from '../rule-of.ts';
import { itShows } from './cases.ts';

describe('base64offset', () => {
  itShows([
    ['shifted by nothing', 'F|base64offset|contains: foobar', { F: btoa('foobar') }, 'holds'],
    ['shifted by one byte', 'F|base64offset|contains: foobar', { F: btoa('xfoobary') }, 'holds'],
    ['shifted by two bytes', 'F|base64offset|contains: foobar', { F: btoa('xxfoobaryyy') }, 'holds'],
    ['shifted by three bytes', 'F|base64offset|contains: foobar', { F: btoa('xxxfoobar') }, 'holds'],
    ['another text', 'F|base64offset|contains: foobar', { F: btoa('xxfooxaryyy') }, 'fails'],
    ['of UTF-16', 'F|wide|base64offset|contains: IEX', { F: btoa('x\0I\0E\0X\0 \0') }, 'holds'],
  ]);

  it.each([0, 1, 2, 3, 4, 5])('finds values of any length behind %i bytes', (shift) => {
    for (const value of ['abcd', 'abcde', 'abcdef']) {
      for (const tail of ['', '.', '..']) {
        const text = btoa('~'.repeat(shift) + value + tail);
        expect(itemHolds(`F|base64offset|contains: ${value}`, { F: text }), text).toBe(true);
      }
    }
  });
});
