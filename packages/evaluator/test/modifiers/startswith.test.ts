import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('startswith', () => {
  itShows([
    ['at the start', 'F|startswith: ab', { F: 'ABc' }, 'holds'],
    ['as the whole', 'F|startswith: ab', { F: 'ab' }, 'holds'],
    ['later', 'F|startswith: b', { F: 'abc' }, 'fails'],
    ['a trailing backslash is no escape', "F|startswith: 'C:\\'", { F: 'C:\\Windows' }, 'holds'],
    ['a wildcard within', 'F|startswith: a?c', { F: 'abcd' }, 'holds'],
  ]);
});
