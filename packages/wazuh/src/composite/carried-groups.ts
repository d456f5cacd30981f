import type { ManagerRule, RuleTree } from '../ruleset/index.ts';

import { groupSeekers, holdsGroup, type StockComposite, stockComposites } from './stock-composites.ts';
import { elsewhere } from './stock-ends.ts';
import type { Taker } from './takers.ts';

/**
 * Groups of the rules that a Sigma rule stands for, where all its events would have ended in rules that have them. Left
 * out is a group by which a rule of the manager would hang itself under the Sigma rule and was not a child of these
 * rules, or would take the event with a lower level; and one by which it would count what it did not count before.
 */
export function carriedGroups(taker: Taker, tree: RuleTree): readonly string[] {
  const ends = replacedBy(taker, tree);
  if (ends === null) return [];
  const [first = [], ...others] = ends.map(groupsOf);
  const common = [...new Set(first)].filter((group) => others.every((each) => each.includes(group)));
  return common.filter((group) => !/[\s<>&,]/.test(group) && isSafe(group, ends, taker, tree));
}

/** The rules that the taker's events would have ended in; `null` where that is not known, or none would have alerted. */
function replacedBy({ ways, level }: Taker, tree: RuleTree): readonly ManagerRule[] | null {
  const rules = new Set<ManagerRule>();
  for (const { decoder, ends } of ways) {
    const known = [...ends].filter(([, likelihood]) => likelihood === 'known');
    const isKnown = known.length > 0 && decoder === 'named';
    if (!isKnown && ends.has(elsewhere)) return null;
    const own = (isKnown ? known : [...ends]).flatMap(([id]) => tree.rules.get(id) ?? []);
    // What is more severe is left to the manager.
    const low = own.filter((rule) => rule.level <= level);
    if (low.length === 0 || low.some((rule) => rule.level === 0)) return null;
    for (const rule of low) rules.add(rule);
  }
  return rules.size === 0 ? null : [...rules];
}

function groupsOf({ groups }: ManagerRule): readonly string[] {
  return groups.split(',').filter((group) => group !== '');
}

function isSafe(group: string, ends: readonly ManagerRule[], taker: Taker, tree: RuleTree): boolean {
  const composites = stockComposites(tree);
  // An event counts by a group once for every place in which its rule hangs.
  const isCounted = composites.some(
    (each) =>
      each.composite.counts.kind === 'group' &&
      holdsGroup(group, each.composite.counts.group) &&
      !neverFires(each, taker),
  );
  if (isCounted && taker.places > 1) return false;
  const fires = (rule: ManagerRule) => composites.find((each) => each.rule === rule);
  const areChildren = groupSeekers(tree)
    .filter(({ pattern }) => holdsGroup(group, pattern))
    .every(({ rule }) => {
      const composite = fires(rule);
      if (composite === undefined) return false;
      if (neverFires(composite, taker)) return true;
      return rule.level >= taker.level && ends.every(({ id }) => rule.parents.includes(id));
    });
  return (
    areChildren &&
    composites
      .filter(({ composite: { counts } }) => counts.kind === 'group' && holdsGroup(group, counts.group))
      .every(
        (each) =>
          neverFires(each, taker) ||
          ends.every(({ id }) => each.counted.has(id) || each.rule.parents.includes(id)),
      )
  );
}

/** Windows events have no address of the engine's own, so that none has the same one as another. */
function neverFires({ composite: { groupings } }: StockComposite, { events }: Taker): boolean {
  return events === 'windows' && groupings.some(({ name }) => /^same_(?!field$)/.test(name));
}
