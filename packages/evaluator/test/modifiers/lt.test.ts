import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('lt', () => {
  itShows([
    ['9 against 10', 'F|lt: 10', { F: 9 }, 'holds'],
    ['10 against 10', 'F|lt: 10', { F: 10 }, 'fails'],
    ['11 against 10', 'F|lt: 10', { F: 11 }, 'fails'],
    ['digits in a text', 'F|lt: 10', { F: '9' }, 'holds'],
    ['fractions', 'F|lt: 0.5', { F: '.25' }, 'holds'],
    ['numbers longer than a double', 'F|lt: 9007199254740993', { F: '9007199254740992' }, 'holds'],
    ['no number', 'F|lt: 10', { F: 'many' }, 'fails'],
    ['an absent field', 'F|lt: 10', { G: 1 }, 'fails'],
  ]);
});
