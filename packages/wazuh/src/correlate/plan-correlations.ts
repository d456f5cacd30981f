import { valuesCondition } from '../branch/index.ts';
import { cheapForms, type Step } from '../condition/index.ts';
import type { Leaf } from '../convert/index.ts';
import type { FilterNode, PlanNode, TakenWay } from '../place/plan-node.ts';
import type { ConvertedCorrelations } from './convert-correlations.ts';
import type { CountedBase, CountedWay } from './counted-base.ts';
import type { CountedCorrelation } from './counted-correlation.ts';
import { EndingRules } from './ending-rules.ts';
import { inLoadOrder } from './load-order.ts';
import { firstTried } from './marks.ts';
import { type Overlap, overlapsOf } from './overlap.ts';

/**
 * The rules that count. What a base asks for stands where the alerts of correlations have their place, in front of the
 * looks back that tell whether they hold; and once more behind all alerts, in front of the levels at which its events
 * end otherwise. There it is asked what other bases the event matches, which silent correlations hold with it, and then
 * it ends in a rule that has the groups of all that:
 *
 *     level 8   failed logon ─ ten in a minute, <if_matched_group>   →  an alert for the correlation
 *     level 2   failed logon
 *               └ the manager ends it at 3 to 5
 *                   ├ also a logon from outside                      →  …
 *                   ├ five in a minute, which another looks for      →  …
 *                   └ level 5, in the group of failed logons
 *
 * The engine stores an event once for each place in the tree that the rule has in which it ended, so that one with two
 * places would count twice: each way has rules of its own.
 */
export function planCorrelations(
  { counted, bases }: CorrelationsToPlan,
  parentsOf: (leaf: Leaf) => readonly PlanNode[],
): readonly PlanNode[] {
  const nodes: PlanNode[] = [];
  const endings = new EndingRules(counted, bases, nodes);

  /** Rules for steps behind one parent, each with a single parent; the last of them. */
  const hang = (
    steps: readonly Step[],
    base: CountedBase,
    level: number,
    parent: PlanNode,
  ): readonly PlanNode[] => {
    const [step, ...rest] = steps;
    if (step === undefined) return [parent];
    return step.flatMap((conditions) => {
      const node: FilterNode = {
        kind: 'filter',
        file: 'correlations',
        owner: base.base.owner,
        purpose: 'A way to match.',
        level,
        conditions: cheapForms(conditions),
        parents: [parent],
      };
      nodes.push(node);
      return hang(rest, base, firstTried, node);
    });
  };

  const nest = (
    matched: readonly CountedBase[],
    level: number,
    parent: PlanNode,
    taken: TakenWay,
    others: readonly Overlap[],
  ): void => {
    for (const [at, { base, ways }] of others.entries()) {
      for (const way of ways) {
        for (const inner of hang(wholeSteps(way), base, firstTried, parent)) {
          nest([...matched, base], level, inner, taken, others.slice(at + 1));
        }
      }
    }
    endings.add(matched, level, parent, taken);
  };

  for (const base of bases) {
    for (const way of base.ways) {
      for (const level of levelsOf(base, counted)) {
        const tried = way.tries.get(level);
        if (tried === undefined) continue;
        for (const parent of parentsOf(tried.leaf)) {
          for (const entry of hang(entrySteps(way), base, level, parent)) {
            for (const above of hang(tried.guard, base, firstTried, entry)) {
              endings.complete(base, level, above, takenBy(way, nothingBelow, level));
            }
          }
        }
      }
      const others = overlapsOf(base, way, bases);
      const entries = parentsOf(way.leaf).flatMap((parent) =>
        hang(entrySteps(way), base, base.level, parent),
      );
      for (const entry of entries) {
        let above = nothingBelow;
        for (const { level, guard, untold } of way.rungs) {
          const taken = takenBy(way, above, untold === 'none' ? level : allLevels);
          for (const rung of hang(guard, base, firstTried, entry)) nest([base], level, rung, taken, others);
          above = level;
        }
      }
    }
  }
  endings.finish();
  return inLoadOrder(nodes);
}

const nothingBelow = -1;
const allLevels = Number.POSITIVE_INFINITY;

function takenBy({ leaf: { facts, ends } }: CountedWay, above: number, upTo: number): TakenWay {
  return { facts, ends, above, upTo };
}

/** Levels of correlations that alert and that events of a base complete by themselves, the highest first. */
function levelsOf(base: CountedBase, counted: readonly CountedCorrelation[]): readonly number[] {
  const own = counted.filter(
    ({ alerts, completions }) =>
      alerts === 'yes' && completions.some((each) => each.base === base.base.key && each.through === null),
  );
  return [...new Set(own.map(({ level }) => level))].sort((a, b) => b - a);
}

/** Ways to match that have a place in the tree: for the correlations of each level, and where events end otherwise. */
export function leavesOfCorrelations({ counted, bases }: CorrelationsToPlan): readonly Leaf[] {
  return bases.flatMap((base) =>
    base.ways.flatMap(({ leaf, tries }) => [
      ...levelsOf(base, counted).flatMap((level) => tries.get(level)?.leaf ?? []),
      leaf,
    ]),
  );
}

type CorrelationsToPlan = Pick<ConvertedCorrelations, 'counted' | 'bases'>;

/** Without a step of its own a way would share what is behind it with others. */
function entrySteps({ leaf }: Pick<CountedWay, 'leaf'>): readonly Step[] {
  return leaf.steps.length > 0 ? leaf.steps : [[[]]];
}

/** The steps of a way, with what is else asked in front of them. */
function wholeSteps(way: Pick<CountedWay, 'leaf'>): readonly Step[] {
  const asked = [...way.leaf.asked].map(([field, values]) => valuesCondition(field, values));
  return [...(asked.length > 0 ? [[asked]] : []), ...entrySteps(way)];
}
