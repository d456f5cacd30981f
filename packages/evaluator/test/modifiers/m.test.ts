import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('m', () => {
  itShows([
    ['the start of a line', "F|re|m: '^b'", { F: 'a\nb' }, 'holds'],
    ['the end of a line', "F|re|m: 'a$'", { F: 'a\nb' }, 'holds'],
    ['not without it', "F|re: '^b'", { F: 'a\nb' }, 'fails'],
  ]);
});
