import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('endswith', () => {
  itShows([
    ['at the end', "F|endswith: '\\cmd.exe'", { F: 'C:\\Windows\\CMD.EXE' }, 'holds'],
    ['as the whole', 'F|endswith: bc', { F: 'bc' }, 'holds'],
    ['earlier', 'F|endswith: b', { F: 'abc' }, 'fails'],
    ['the last of two', 'F|endswith: aba', { F: 'ababa' }, 'holds'],
    ['behind a character of two units', "F|endswith: '?b'", { F: '\u{1F600}b' }, 'holds'],
    ['too short', "F|endswith: '??b'", { F: '\u{1F600}b' }, 'fails'],
  ]);
});
