import { areDisjoint } from '../branch/index.ts';
import type { ConvertedRule } from '../convert/index.ts';
import type { AlertNode } from '../place/plan-node.ts';
import type { ConvertedCorrelations } from './convert-correlations.ts';
import type { CountedBase } from './counted-base.ts';
import { type CountedCorrelation, completedBy } from './counted-correlation.ts';
import { type Difference, difference } from './differences.ts';
import { lostTo } from './overlap.ts';

/**
 * Adds to correlations which other rules of the pack take events that they count: an event ends in one rule, that of
 * the most severe alert.
 *
 * @param counting alerts that are in the groups of bases
 */
export function withTakers(
  correlations: ConvertedCorrelations,
  others: readonly ConvertedRule[],
  counting: ReadonlyMap<AlertNode, readonly CountedBase[]>,
): ConvertedCorrelations {
  const counts = new Map([...counting].map(([{ owner }, bases]) => [owner, bases]));
  const counted = correlations.counted.map((each) => {
    const asksForGroups = looksForBasesAlone(each, correlations.counted);
    const taken = each.bases.flatMap((key): readonly Difference[] => {
      const base = correlations.bases.find((other) => other.base.key === key);
      if (base === undefined) return [];
      const taking = others.filter(
        ({ owner, leaves }) =>
          !asksForGroups ||
          counts.get(owner)?.includes(base) !== true ||
          leaves.some(({ level }) => level >= each.level),
      );
      const titles = takersOf(base, correlations.bases, taking);
      return titles.length === 0 ? [] : [difference.takenByOthers(base.base.rule.title.value, titles)];
    });
    const alerting = takingCorrelations(each, correlations);
    const ended = alerting.length > 0 ? [difference.takenByCorrelations(alerting)] : [];
    return { ...each, differences: [...each.differences, ...taken, ...ended] };
  });
  return { ...correlations, counted };
}

/** Whether it alerts, asked in front of less severe rules, and looks for events by the groups of their rules alone. */
function looksForBasesAlone(
  { owner, alerts, completions }: CountedCorrelation,
  counted: readonly CountedCorrelation[],
): boolean {
  const isWhole = counted.filter((each) => each.owner === owner).length === 1;
  return alerts === 'yes' && isWhole && completions.every(({ through }) => through === null);
}

/**
 * Titles of correlations that alert on events which this one looks for. An alert has the group of the rule that it is
 * about only where it stands in one place of the tree, and never those of stages and of correlations in between.
 */
function takingCorrelations(
  correlation: CountedCorrelation,
  { counted, bases }: Pick<ConvertedCorrelations, 'counted' | 'bases'>,
): readonly string[] {
  const parts = counted.filter(({ owner }) => owner === correlation.owner);
  const isCounting = parts.some(({ completions }) => completions.some(({ queries }) => queries.length > 0));
  const leavesOf = (keys: readonly string[]) =>
    bases.flatMap(({ base, ways }) => (keys.includes(base.key) ? ways.map(({ leaf }) => leaf) : []));
  const own = leavesOf(correlation.bases);
  const others = counted.filter(
    (other) =>
      isCounting &&
      other.alerts === 'yes' &&
      other.owner !== correlation.owner &&
      leavesOf(completedBy(other)).some((leaf) => own.some((each) => !areDisjoint(each.facts, leaf.facts))),
  );
  return [...new Set(others.map(({ rule }) => rule.title.value))].sort();
}

function takersOf(
  base: CountedBase,
  bases: readonly CountedBase[],
  others: readonly ConvertedRule[],
): readonly string[] {
  const own = base.ways.map(({ leaf }) => leaf);
  const rules = others.filter(({ leaves }) =>
    leaves.some(
      (leaf) => leaf.level >= base.level && own.some((each) => !areDisjoint(each.facts, leaf.facts)),
    ),
  );
  const standing = bases.filter(
    (other) =>
      other !== base &&
      other.alerts === 'yes' &&
      other.ways.some(({ leaf }) => own.some((each) => !areDisjoint(each.facts, leaf.facts))),
  );
  const lost = bases.filter((other) => other !== base && lostTo(other, bases).includes(base));
  const titles = [
    ...rules.map(({ rule }) => rule.title.value),
    ...[...standing, ...lost].map((each) => each.base.rule.title.value),
  ];
  return [...new Set(titles)].sort();
}

/** Puts into the findings of each correlation in what it differs from its meaning. */
export function noteCorrelations({ counted }: ConvertedCorrelations): void {
  for (const { rule, findings, differences } of counted) {
    for (const { text } of differences) findings.note('correlation-differs', rule.type.range, text);
  }
}
