import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('gte', () => {
  itShows([
    ['9 against 10', 'F|gte: 10', { F: 9 }, 'fails'],
    ['10 against 10', 'F|gte: 10', { F: 10 }, 'holds'],
    ['11 against 10', 'F|gte: 10', { F: 11 }, 'holds'],
    ['digits in a text', 'F|gte: 10', { F: '11' }, 'holds'],
    ['fractions', 'F|gte: 0.5', { F: '0.75' }, 'holds'],
    ['numbers longer than a double', 'F|gte: 9007199254740993', { F: '9007199254740994' }, 'holds'],
    ['no number', 'F|gte: 10', { F: 'many' }, 'fails'],
    ['an absent field', 'F|gte: 10', { G: 1 }, 'fails'],
  ]);
});
