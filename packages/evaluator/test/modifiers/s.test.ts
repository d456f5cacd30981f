import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('s', () => {
  itShows([
    ['a dot takes a newline', "F|re|s: 'a.b'", { F: 'a\nb' }, 'holds'],
    ['not without it', "F|re: 'a.b'", { F: 'a\nb' }, 'fails'],
  ]);
});
