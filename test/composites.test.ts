import { describe, expect, it } from 'vitest';
import { compare } from './composites/compare.ts';
import { judgeComposites } from './composites/judge-composites.ts';
import { judgeOwnCorrelations } from './composites/own-correlations.ts';
import { sharedIsPresent } from './corpus/shared.ts';

const skipped = sharedIsPresent ? '' : ' (skipped: ../shared not present)';
if (!sharedIsPresent) console.log('skipped: ../shared not present');

describe.skipIf(!sharedIsPresent).each(sharedIsPresent ? (['rules', 'correlations'] as const) : [])(
  `composites of the stock ruleset behind a pack of %s${skipped}`,
  (taking) => {
    const { judged, messages } = judgeComposites(taking);

    it('finds a stream for the best known, and for four in five', () => {
      const found = judged.map(({ composite }) => composite);
      expect(found).toEqual(expect.arrayContaining([5551, 5712, 5763, 31151, 60204]));
      expect(found.length).toBeGreaterThanOrEqual(173);
    });

    it('loads silently', () => {
      expect(messages).toEqual([]);
    });

    it('makes rules that take all events', () => {
      expect(judged.filter((each) => compare(each) === 'not taken')).toEqual([]);
    });

    it.each(judged.filter((each) => each.said === 'nothing'))(
      '$composite fires on events of $base that are taken, or the manifest says otherwise',
      ({ stock, pack }) => {
        expect(pack).toEqual(stock);
      },
    );

    it('fires alike for nine in ten', () => {
      const alike = judged.filter((each) => compare(each) === 'alike').length;
      expect(alike).toBeGreaterThanOrEqual({ rules: 161, correlations: 158 }[taking]);
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
