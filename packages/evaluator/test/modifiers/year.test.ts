import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('year', () => {
  itShows([
    ['that part of the date', 'F|year: 2026', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['another', 'F|year: 2025', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['compared', 'F|year|gte: 2026', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['compared the other way', 'F|year|lt: 2026', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['no date', 'F|year: 2026', { F: 'yesterday' }, 'fails'],
    ['an absent field', 'F|year: 2026', { G: 1 }, 'fails'],
    ['a day without a time', 'F|year: 2026', { F: '2026-11-24' }, 'holds'],
  ]);
});
