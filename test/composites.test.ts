import { describe, expect, it } from 'vitest';
import { judgeComposites } from './composites/judge-composites.ts';
import { judgeOwnCorrelations } from './composites/own-correlations.ts';
import { sharedIsPresent } from './corpus/shared.ts';

const skipped = sharedIsPresent ? '' : ' (skipped: ../shared not present)';
if (!sharedIsPresent) console.log('skipped: ../shared not present');

describe.skipIf(!sharedIsPresent).each(sharedIsPresent ? (['rules', 'correlations'] as const) : [])(
  `composites of the stock ruleset behind a pack of %s${skipped}`,
  (taking) => {
    const { judged, messages } = judgeComposites(taking);

    it('finds an event for the best known, and for one in five', () => {
      const found = judged.map(({ composite }) => composite);
      expect(found).toEqual(expect.arrayContaining([5551, 5712, 5763, 31151, 60204]));
      expect(found.length).toBeGreaterThanOrEqual(42);
    });

    it('loads silently', () => {
      expect(messages).toEqual([]);
    });

    it.each(judged)('$composite fires on events of $base that are taken', ({ stock, pack, taken }) => {
      expect(taken).toBe('all');
      expect(pack).toEqual(stock);
    });
  },
);

describe.skipIf(!sharedIsPresent)(
  `composites that count what this project's correlations count${skipped}`,
  () => {
    it.each(sharedIsPresent ? judgeOwnCorrelations() : [])('$composite: $name', ({ stock, pack }) => {
      expect(stock).not.toEqual([]);
      expect(pack).toEqual(stock);
    });
  },
);
