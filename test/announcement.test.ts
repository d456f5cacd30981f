import { describe, expect, it } from 'vitest';
import { announcement, type Run } from './reporters/announcement.ts';

const whole: Run = {
  files: 280,
  extent: 'all',
  processors: 2,
  present: { shared: true, openSearch: true, chromium: true },
};

describe('what npm test says beforehand', () => {
  it.each([
    { name: 'what it will take', run: whole, says: /^280 test files on 2 processors, about \d minutes$/ },
    {
      name: 'no time where some files are asked for',
      run: { ...whole, files: 3, extent: 'some' as const },
      says: /^3 test files on 2 processors$/,
    },
    {
      name: 'what is skipped, and why',
      run: { ...whole, present: { shared: false, openSearch: false, chromium: true } },
      says: /minutes\n {2}skipped: .*\.\.\/shared is not there\n {2}skipped: .*npm run opensearch -- npm test.*$/,
    },
  ])('says $name', ({ run, says }) => {
    expect(announcement(run)).toMatch(says);
  });
});
