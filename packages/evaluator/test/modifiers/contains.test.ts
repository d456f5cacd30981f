import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('contains', () => {
  itShows([
    ['in the middle', 'F|contains: bcd', { F: 'abcde' }, 'holds'],
    ['as the whole', 'F|contains: bcd', { F: 'bcd' }, 'holds'],
    ['without regard to case', 'F|contains: BCD', { F: 'abcde' }, 'holds'],
    ['not there', 'F|contains: bd', { F: 'abcde' }, 'fails'],
    ['wildcards within', 'F|contains: b?d*f', { F: 'abcdeeefg' }, 'holds'],
    ['a literal asterisk', "F|contains: 'a\\*b'", { F: 'xa*by' }, 'holds'],
    ['a literal asterisk is no wildcard', "F|contains: 'a\\*b'", { F: 'xaxby' }, 'fails'],
    ['a number in a text', 'F|contains: 44', { F: 'port 4444' }, 'holds'],
    ['a text in a number', "F|contains: '44'", { F: 4444 }, 'holds'],
    ['one of several values of the field', 'F|contains: b', { F: ['x', 'abc'] }, 'holds'],
    ['one of several values of the rule', 'F|contains: [x, b]', { F: 'abc' }, 'holds'],
    ['an absent field', 'F|contains: b', { G: 'abc' }, 'fails'],
    ['nothing in an empty field', "F|contains: ''", { F: '' }, 'holds'],
    ['null', "F|contains: ''", { F: null }, 'fails'],
    ['over newlines', 'F|contains: a*b', { F: 'a\n\nb' }, 'holds'],
  ]);
});
