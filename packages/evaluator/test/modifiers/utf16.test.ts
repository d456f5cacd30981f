import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('utf16', () => {
  itShows([
    ['behind a byte order mark', 'F|utf16: ab', { F: '\uFEFFa\0b\0' }, 'holds'],
    ['encoded further, the mark is FF FE', 'F|utf16|base64: ab', { F: '//5hAGIA' }, 'holds'],
  ]);
});
