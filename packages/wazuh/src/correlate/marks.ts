import type { CountedBase } from './counted-base.ts';
import { type CountedCorrelation, completedBy, innerOf } from './counted-correlation.ts';

/** Rules of this level are tried before all others, and among themselves as they are loaded. */
export const firstTried = 16;

/** The highest level of a rule that counts. */
const highestMark = 15;

/**
 * A rule that counts marks the present event and the newest it counted with its own level, and stops where it meets a
 * mark of its level or above (WAZUH.md f). So of correlations on the same events the one that marks least often has the
 * highest:
 *
 *     5 in a minute   level 1     marks every 5th event, and is stopped by the marks of both
 *     10 in a minute  level 2     marks every 10th, and sees none of the marks of the other
 *     failures, then a logon   level 15    marks none of the failures
 *
 * Rules of the manager that count mark with their own levels, 10 for most. One that looks for a single event has to see
 * it in spite of their marks, and they have to see theirs in spite of its own: so it has a level above them, unless they
 * count the events that complete it.
 */
export function marksOf(
  counted: readonly CountedCorrelation[],
  bases: readonly CountedBase[],
): ReadonlyMap<string, number> {
  const alsoCounted = new Set(
    bases.flatMap(({ base, composites }) => (composites.length > 0 ? [base.key] : [])),
  );
  const looksForOne = (each: CountedCorrelation) =>
    order(each) === Number.MAX_SAFE_INTEGER && !completedBy(each).some((base) => alsoCounted.has(base));
  const marks = new Map<string, number>();
  for (const group of related(counted)) {
    // What builds on others stands behind them in `counted`, and has to see their marks.
    const depth = new Map(group.map((each) => [each.key, depthOf(each, counted)]));
    const sorted = [...group].sort(
      (a, b) =>
        (depth.get(a.key) ?? 0) - (depth.get(b.key) ?? 0) ||
        order(a) - order(b) ||
        (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    );
    const counting = 1 + sorted.findLastIndex((each) => !looksForOne(each));
    const spans = sorted.map(spanOf);
    const upTo = (at: number) => spans.slice(0, at + 1).reduce((sum, span) => sum + span, 0);
    for (const [at, { key }] of sorted.entries()) {
      const fromTop = highestMark - (upTo(sorted.length) - upTo(at));
      marks.set(key, Math.min(Math.max(upTo(at), at < counting ? 0 : fromTop), highestMark));
    }
  }
  return marks;
}

/** How many levels its looks back take. */
function spanOf({ completions }: CountedCorrelation): number {
  return 1 + Math.max(0, ...completions.flatMap(({ queries }) => queries.map(({ below }) => below)));
}

/** Titles of other correlations that may mark events which this one looks for, at its level or above. */
export function sharersOf(
  correlation: CountedCorrelation,
  counted: readonly CountedCorrelation[],
  marks: ReadonlyMap<string, number>,
): readonly string[] {
  if (correlation.completions.every(({ queries }) => queries.length === 0)) return [];
  const own = (marks.get(correlation.key) ?? 0) + 1 - spanOf(correlation);
  const others = counted.filter(
    (other) =>
      other.owner !== correlation.owner &&
      (marks.get(other.key) ?? 0) >= own &&
      markedBy(other).some((base) => correlation.bases.includes(base)),
  );
  return [...new Set(others.map(({ rule }) => rule.title.value))];
}

/** Bases whose events a correlation marks: those that complete it, and those that it counts several of. */
function markedBy(correlation: CountedCorrelation): readonly string[] {
  const countsSeveral = correlation.completions.some(({ queries }) =>
    queries.some(({ frequency }) => frequency > 2),
  );
  return countsSeveral ? correlation.bases : completedBy(correlation);
}

/** Those that look back for one event mark nothing of what they look for, and come last. */
function order({ completions }: CountedCorrelation): number {
  const frequencies = completions.flatMap(({ queries }) => queries.map(({ frequency }) => frequency));
  const most = Math.max(0, ...frequencies);
  return most <= 2 ? Number.MAX_SAFE_INTEGER : most;
}

function depthOf(correlation: CountedCorrelation, counted: readonly CountedCorrelation[]): number {
  const inner = innerOf(correlation, counted);
  return inner.length === 0 ? 0 : 1 + Math.max(...inner.map((each) => depthOf(each, counted)));
}

/** Correlations by the bases they share, near and far. */
function related(counted: readonly CountedCorrelation[]): readonly (readonly CountedCorrelation[])[] {
  let groups: readonly (readonly CountedCorrelation[])[] = [];
  for (const each of counted) {
    const shares = (other: CountedCorrelation) => other.bases.some((base) => each.bases.includes(base));
    const joined = groups.filter((group) => group.some(shares));
    groups = [...groups.filter((group) => !joined.includes(group)), [...joined.flat(), each]];
  }
  return groups;
}
