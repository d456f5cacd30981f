import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('all', () => {
  itShows([
    ['every value', 'F|contains|all: [a, b]', { F: 'xbya' }, 'holds'],
    ['one missing', 'F|contains|all: [a, b]', { F: 'xby' }, 'fails'],
    ['in different values of the field', 'F|contains|all: [a, b]', { F: ['a', 'b'] }, 'holds'],
    ['keywords in different fields', "'|all':\n    - abc\n    - def", { F: 'xabcx', G: 'def' }, 'holds'],
    ['keywords, one missing', "'|all':\n    - abc\n    - def", { F: 'xabcx', G: 'de' }, 'fails'],
    ['a number among keywords', "'|all':\n    - POST\n    - 200", { F: 'POST / 200' }, 'holds'],
    ['regular expressions', "F|re|all: ['^a', 'c$']", { F: 'abc' }, 'holds'],
  ]);
});
