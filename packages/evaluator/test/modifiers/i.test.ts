import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('i', () => {
  itShows([
    ['case does not matter', 'F|re|i: B', { F: 'abc' }, 'holds'],
    ['classes too', "F|re|i: '^[A-C]+$'", { F: 'abc' }, 'holds'],
    ['a negated class keeps out both cases', "F|re|i: '^[^B]$'", { F: 'b' }, 'fails'],
    ['letters outside ASCII', "F|re|i: 'É'", { F: 'é' }, 'holds'],
    ['no border between ASCII and the rest', 'F|re|i: k', { F: '\u212A' }, 'fails'],
    ['together with s', 'F|re|i|s: A.B', { F: 'a\nb' }, 'holds'],
  ]);
});
