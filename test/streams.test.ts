import { describe, expect, it } from 'vitest';
import { isKept, judgeKind, prepareKind } from './streams/judge-kind.ts';
import { judgeSets } from './streams/judge-sets.ts';
import { kinds } from './streams/kinds.ts';

/** A slice of `npm run streams`. */
describe('random streams through both judges', () => {
  it.each(kinds)('$name', (kind) => {
    const report = judgeKind(prepareKind(kind), 15, 40);
    expect({ ...report, kept: isKept(report) }).toMatchObject({ kept: true });
    // A kind that never alerts would say nothing.
    expect(report.both).toBeGreaterThan(5);
  });
});

it('random sets of correlations have the alerts of Sigma, or fewer where that is said', () => {
  const { faults, exactSets, alerts } = judgeSets(25, 4);
  expect(faults).toEqual([]);
  expect(exactSets).toBeGreaterThan(2);
  expect(alerts).toBeGreaterThan(500);
}, 120_000);
