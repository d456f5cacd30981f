import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('week', () => {
  itShows([
    ['that part of the date', 'F|week: 48', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['another', 'F|week: 47', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['compared', 'F|week|gte: 48', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['compared the other way', 'F|week|lt: 48', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['no date', 'F|week: 48', { F: 'yesterday' }, 'fails'],
    ['an absent field', 'F|week: 48', { G: 1 }, 'fails'],
    ['a day without a time', 'F|week: 48', { F: '2026-11-24' }, 'holds'],
    [
      'the first days of January may be in the last week of the year before',
      'F|week: 53',
      { F: '2027-01-01 00:00:00' },
      'holds',
    ],
  ]);
});
