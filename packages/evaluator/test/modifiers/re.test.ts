import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('re', () => {
  itShows([
    ['searched anywhere', 'F|re: b+', { F: 'abbc' }, 'holds'],
    ['case matters', 'F|re: B', { F: 'abc' }, 'fails'],
    ['anchored', "F|re: '^a.c$'", { F: 'abc' }, 'holds'],
    ['inline flags', "F|re: '(?i)B'", { F: 'abc' }, 'holds'],
    [
      "backslashes are the expression's own",
      "F|re: '\\\\Temp\\\\[a-z]{3}\\.tmp$'",
      { F: 'C:\\Temp\\abc.tmp' },
      'holds',
    ],
    ['a dot takes no newline', 'F|re: a.b', { F: 'a\nb' }, 'fails'],
    ['a number as text', "F|re: '^4[0-9]$'", { F: 47 }, 'holds'],
    ['an empty expression finds an empty field', "F|re: ''", { F: '' }, 'holds'],
    ['an absent field', "F|re: '.*'", { G: '' }, 'fails'],
    ['a keyword', "'|re':\n    - 'b.d'", { F: 'abcd' }, 'holds'],
  ]);
});
