import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('hour', () => {
  itShows([
    ['that part of the date', 'F|hour: 17', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['another', 'F|hour: 5', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['compared', 'F|hour|gte: 17', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['compared the other way', 'F|hour|lt: 17', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['no date', 'F|hour: 17', { F: 'yesterday' }, 'fails'],
    ['an absent field', 'F|hour: 17', { G: 1 }, 'fails'],
    ['a day without a time', 'F|hour: 0', { F: '2026-11-24' }, 'fails'],
  ]);
});
