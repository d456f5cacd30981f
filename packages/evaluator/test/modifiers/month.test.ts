import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('month', () => {
  itShows([
    ['that part of the date', 'F|month: 11', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['another', 'F|month: 12', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['compared', 'F|month|gte: 11', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['compared the other way', 'F|month|lt: 11', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['no date', 'F|month: 11', { F: 'yesterday' }, 'fails'],
    ['an absent field', 'F|month: 11', { G: 1 }, 'fails'],
    ['a day without a time', 'F|month: 11', { F: '2026-11-24' }, 'holds'],
  ]);
});
