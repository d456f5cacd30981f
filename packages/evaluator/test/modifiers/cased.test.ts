import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('cased', () => {
  itShows([
    ['the same case', 'F|cased: Abc', { F: 'Abc' }, 'holds'],
    ['another case', 'F|cased: Abc', { F: 'abc' }, 'fails'],
    ['with contains, before it', 'F|cased|contains: B', { F: 'aBc' }, 'holds'],
    ['with contains, behind it', 'F|contains|cased: B', { F: 'abc' }, 'fails'],
    ['wildcards still match', 'F|cased: A*', { F: 'Abc' }, 'holds'],
  ]);
});
