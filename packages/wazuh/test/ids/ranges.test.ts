import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packName, rangesOf, standardName, stockTree } from '../../src/index.ts';

const names = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);

it('a pack of any name has room for 20,000 alerting rules and 40,000 others', () => {
  fc.assert(
    fc.property(names, (name) => {
      const { alerts, inner } = rangesOf(name);
      expect(packName.test(name)).toBe(true);
      expect(alerts[1] - alerts[0] + 1).toBeGreaterThanOrEqual(20_000);
      expect(inner[1] - inner[0] + 1).toBeGreaterThanOrEqual(40_000);
      expect(inner[1]).toBeLessThanOrEqual(999_999);
    }),
  );
});

it('holds no id of a stock rule, and none that people number their own rules with', () => {
  const stock = [...stockTree().rules.keys()];
  fc.assert(
    fc.property(fc.oneof(names, fc.constant(standardName)), (name) => {
      const { alerts, inner } = rangesOf(name);
      const holds = (id: number) => id >= alerts[0] && id <= inner[1];
      expect(stock.filter(holds)).toEqual([]);
      expect(alerts[0]).toBeGreaterThan(120_000);
      expect(inner[0]).toBe(alerts[1] + 1);
    }),
  );
});

it('a pack of another name has none of the standard pack', () => {
  const standard = rangesOf(standardName);
  fc.assert(
    fc.property(names, (name) => {
      fc.pre(name !== standardName);
      expect(rangesOf(name).alerts[0]).toBeGreaterThan(standard.inner[1]);
    }),
  );
});
