import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('utf16be', () => {
  itShows([
    ['high bytes first', 'F|utf16be: ab', { F: '\0a\0b' }, 'holds'],
    ['encoded further', 'F|utf16be|base64: ab', { F: 'AGEAYg==' }, 'holds'],
  ]);
});
