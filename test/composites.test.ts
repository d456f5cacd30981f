import { describe, expect, it } from 'vitest';
import { judgeComposites } from './composites/judge-composites.ts';
import { sharedIsPresent } from './corpus/shared.ts';

const skipped = sharedIsPresent ? '' : ' (skipped: ../shared not present)';
if (!sharedIsPresent) console.log('skipped: ../shared not present');
const { judged, messages } = sharedIsPresent ? judgeComposites() : { judged: [], messages: [] };

describe.skipIf(!sharedIsPresent)(`composites of the stock ruleset behind a pack${skipped}`, () => {
  it('finds an event for the best known, and for one in five', () => {
    const found = judged.map(({ composite }) => composite);
    expect(found).toEqual(expect.arrayContaining([5551, 5712, 5763, 31151, 60204]));
    expect(found.length).toBeGreaterThanOrEqual(42);
  });

  it('loads silently', () => {
    expect(messages).toEqual([]);
  });

  it.each(judged)('$composite fires on events of $base that a Sigma rule takes', ({ stock, pack, taken }) => {
    expect(taken).toBe('all');
    expect(pack).toEqual(stock);
  });
});
