import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('minute', () => {
  itShows([
    ['that part of the date', 'F|minute: 5', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['another', 'F|minute: 6', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['compared', 'F|minute|gte: 5', { F: '2026-11-24T17:05:09.123Z' }, 'holds'],
    ['compared the other way', 'F|minute|lt: 5', { F: '2026-11-24T17:05:09.123Z' }, 'fails'],
    ['no date', 'F|minute: 5', { F: 'yesterday' }, 'fails'],
    ['an absent field', 'F|minute: 5', { G: 1 }, 'fails'],
    ['a day without a time', 'F|minute: 0', { F: '2026-11-24' }, 'fails'],
  ]);
});
