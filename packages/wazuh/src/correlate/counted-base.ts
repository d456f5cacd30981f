import { anyText } from '@sigmazuh/regex';
import { stockComposites } from '../composite/stock-composites.ts';
import { isLikely } from '../composite/stock-ends.ts';
import {
  type ConvertedRule,
  type ConvertOptions,
  convertRule,
  type Leaf,
  leafKey,
} from '../convert/index.ts';
import type { Guard } from '../guard/index.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { groupNamed } from './group-names.ts';
import type { BaseRule } from './resolve.ts';

/**
 * A rule whose events are counted, as they stand in the manager: each ends in a rule that is in the base's group, at the
 * level that it would have without.
 */
export interface CountedBase {
  readonly base: BaseRule;
  /** Whether it alerts itself, at its own level; else nothing of it is seen. */
  readonly alerts: 'yes' | 'silent';
  readonly level: number;
  /** In the groups of all rules in which its events end. */
  readonly group: string;
  readonly ways: readonly CountedWay[];
  readonly converted: ConvertedRule;
  /** Ids of the manager's rules that count its events too. */
  readonly composites: readonly number[];
}

/** One way to match, and the levels at which an event that takes it would end, the lowest first. */
export interface CountedWay {
  /** Without a guard: the rungs have theirs. */
  readonly leaf: Leaf;
  readonly rungs: readonly Rung[];
  /** The same way for correlations of each level, which are asked where their alerts have their place. */
  readonly tries: ReadonlyMap<number, Try>;
}

/** A way with what leaves to the manager what it ends above a level. */
export interface Try {
  readonly leaf: Leaf;
  readonly guard: Guard;
}

/** Events that the manager's own rules end at this level or below, and above that of the rung before. */
export interface Rung {
  readonly level: number;
  readonly guard: Guard;
  /** `some`: what the manager would end above the level may end here too. */
  readonly untold: Leaf['untold'];
}

/** A rule of this level is stored for composites, and raises no alert on a manager as it is shipped. */
export const silentLevel = 2;

/**
 * Converts a rule whose events are counted. An event ends in one rule, so where the manager's own rules would alert on
 * it, a rule of the pack has to do so in their stead to count it:
 *
 *     failed logon ─ the manager ends it at 0 to 2    →   level 2, no alert
 *                  ├ at 3 to 5                        →   an alert of level 5
 *                  └ …
 */
export function countBase(
  base: BaseRule,
  alerts: CountedBase['alerts'],
  options: ConvertOptions,
  manager: 'read' | 'assumed',
): CountedBase {
  const own = options.levels[base.rule.level?.value ?? 'medium'];
  const level = alerts === 'yes' ? own : silentLevel;
  const filters = [...options.filters, ...base.added.map((filter) => ({ ...filter, rules: null }))];
  const at = (asLevel: number) =>
    convertRule(
      { owner: base.key, document: base.rule },
      { ...options, filters, levels: everyLevel(asLevel) },
    );
  const converted = at(level);
  // Without the manager's rules nothing is known of what they would do. A rule that alerts itself leaves to the manager
  // what is more severe, as all do.
  const higher = manager === 'read' && alerts === 'silent' ? higherLevels(options.tree, level) : [];
  const asked = converted.leaves.length === 0 ? [] : [...higher, ...Object.values(options.levels)];
  const ladder = new Map(
    [...new Set(asked)].map((each) => [each, new Map(at(each).leaves.map((leaf) => [leafKey(leaf), leaf]))]),
  );
  const ways = converted.leaves.map((leaf): CountedWay => {
    const key = leafKey(leaf);
    const rungsAt = (levels: readonly number[]) =>
      levels.flatMap((each): readonly Rung[] => {
        const same = ladder.get(each)?.get(key);
        return same === undefined ? [] : [{ level: each, guard: same.guard, untold: same.untold }];
      });
    const passing = rungsAt(Object.values(options.levels)).filter(({ guard }) => !letsNothingThrough(guard));
    return {
      leaf: { ...leaf, guard: [] },
      rungs: rungsOf([{ level, guard: leaf.guard, untold: leaf.untold }, ...rungsAt(higher)]),
      tries: new Map(
        passing.map((rung) => [
          rung.level,
          { leaf: { ...leaf, level: rung.level, guard: [] }, guard: rung.guard },
        ]),
      ),
    };
  });
  const group = groupNamed('counts', base.key);
  const composites = countedByManager(converted, options.tree);
  return { base, alerts, level, group, ways, converted, composites };
}

function countedByManager({ leaves }: ConvertedRule, tree: RuleTree): readonly number[] {
  const ends = new Set(
    leaves.flatMap((leaf) => [...leaf.ends].flatMap(([id, likelihood]) => (isLikely(likelihood) ? id : []))),
  );
  return stockComposites(tree)
    .filter(({ counted }) => [...counted].some((id) => ends.has(id)))
    .map(({ rule }) => rule.id)
    .sort((a, b) => a - b);
}

function everyLevel(level: number): ConvertOptions['levels'] {
  return { informational: level, low: level, medium: level, high: level, critical: level };
}

function higherLevels(tree: RuleTree, level: number): readonly number[] {
  const levels = [...tree.rules.values()].flatMap((rule) => (rule.silent === 'no' ? [rule.level] : []));
  return [...new Set(levels)].filter((each) => each > level).sort((a, b) => a - b);
}

/** The levels at which events end: none where all end higher, nor where no more end than at the one before. */
function rungsOf(guards: readonly Rung[]): readonly Rung[] {
  const rungs: Rung[] = [];
  for (const rung of guards) {
    if (letsNothingThrough(rung.guard)) continue;
    const last = rungs.at(-1);
    if (last !== undefined && isSame(last.guard, rung.guard)) continue;
    rungs.push(rung);
    if (rung.guard.length === 0) break;
  }
  return rungs;
}

function letsNothingThrough(guard: Guard): boolean {
  return guard.some((step) =>
    step.every((conditions) =>
      conditions.some(
        ({ target, negated, pattern }) =>
          target.kind === 'log' &&
          negated === 'yes' &&
          pattern.kind === 'written' &&
          pattern.text === anyText,
      ),
    ),
  );
}

function isSame(one: Guard, other: Guard): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
