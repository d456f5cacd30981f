import type { ManagerRule, RuleTree } from '../ruleset/index.ts';

/** As many ways to one rule have a twin each; of more only what all have in common is asked. */
const mostWays = 4;

/** The rule and those above it, for every way to it. */
export function waysTo(rule: ManagerRule, tree: RuleTree): readonly (readonly ManagerRule[])[] {
  const all = waysBehind(rule, [], tree);
  if (all.length <= mostWays) return all;
  const [first = []] = all;
  const isCommon = (at: number) => all.every((way) => way[at] === first[at]);
  const fork = first.findIndex((_, at) => !isCommon(at));
  return [first.slice(0, fork)];
}

/** In how many places of the tree a rule hangs, so often an event of it counts for a group. */
export function placesIn(tree: RuleTree, rule: ManagerRule): number {
  return waysBehind(rule, [], tree).length;
}

function waysBehind(
  rule: ManagerRule,
  below: readonly ManagerRule[],
  tree: RuleTree,
): readonly (readonly ManagerRule[])[] {
  const way = [...below, rule];
  const parents = rule.parents.flatMap((id) => tree.rules.get(id) ?? []);
  const open = parents.filter((parent) => !way.includes(parent));
  return open.length === 0 ? [way] : open.flatMap((parent) => waysBehind(parent, way, tree));
}
