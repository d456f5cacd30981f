import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('lte', () => {
  itShows([
    ['9 against 10', 'F|lte: 10', { F: 9 }, 'holds'],
    ['10 against 10', 'F|lte: 10', { F: 10 }, 'holds'],
    ['11 against 10', 'F|lte: 10', { F: 11 }, 'fails'],
    ['digits in a text', 'F|lte: 10', { F: '9' }, 'holds'],
    ['fractions', 'F|lte: 0.5', { F: '.25' }, 'holds'],
    ['numbers longer than a double', 'F|lte: 9007199254740993', { F: '9007199254740992' }, 'holds'],
    ['no number', 'F|lte: 10', { F: 'many' }, 'fails'],
    ['an absent field', 'F|lte: 10', { G: 1 }, 'fails'],
  ]);
});
