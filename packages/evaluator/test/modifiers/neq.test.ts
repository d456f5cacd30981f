import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('neq', () => {
  itShows([
    ['another value', 'F|neq: a', { F: 'b' }, 'holds'],
    ['the value', 'F|neq: a', { F: 'A' }, 'fails'],
    ['a number by value', 'F|neq: 10', { F: '10.0' }, 'fails'],
    ['different from all', 'F|neq: [a, b]', { F: 'c' }, 'holds'],
    ['equal to one', 'F|neq: [a, b]', { F: 'b' }, 'fails'],
    ['an absent field is different', 'F|neq: a', { G: 'a' }, 'holds'],
    ['another field of the event', 'F|fieldref|neq: G', { F: 'a', G: 'b' }, 'holds'],
    ['the same as another field', 'F|fieldref|neq: G', { F: 'a', G: 'a' }, 'fails'],
  ]);
});
