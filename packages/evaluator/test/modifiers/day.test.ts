import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('day', () => {
  itShows([
    ['that part of the date', 'F|day: 24', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['another', 'F|day: 25', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['compared', 'F|day|gte: 24', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['compared the other way', 'F|day|lt: 24', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['no date', 'F|day: 24', { F: 'yesterday' }, 'fails'],
    ['an absent field', 'F|day: 24', { G: 1 }, 'fails'],
    ['a day without a time', 'F|day: 24', { F: '2026-11-24' }, 'holds'],
  ]);
});
