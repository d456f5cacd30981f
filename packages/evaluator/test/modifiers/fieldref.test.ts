import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('fieldref', () => {
  itShows([
    ['equal', 'F|fieldref: G', { F: 'ab', G: 'AB' }, 'holds'],
    ['different', 'F|fieldref: G', { F: 'ab', G: 'abc' }, 'fails'],
    ['the other absent', 'F|fieldref: G', { F: 'ab' }, 'fails'],
    ['the field absent', 'F|fieldref: G', { G: 'ab' }, 'fails'],
    ['both absent', 'F|fieldref: G', { H: 'ab' }, 'fails'],
    ['a number and its digits', 'F|fieldref: G', { F: 10, G: '10' }, 'holds'],
    ['starts with it', 'F|fieldref|startswith: G', { F: 'abc', G: 'ab' }, 'holds'],
    ['ends with it', 'F|fieldref|endswith: G', { F: 'abc', G: 'bc' }, 'holds'],
    ['contains it', 'F|fieldref|contains: G', { F: 'abc', G: 'b' }, 'holds'],
    ['wildcards of the event mean nothing', 'F|fieldref: G', { F: 'abc', G: 'a*' }, 'fails'],
  ]);
});
