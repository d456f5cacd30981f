import type { ManagerRule, RuleTree } from '../ruleset/index.ts';
import { conditionElements } from './rule-elements.ts';

/** As many ways to one rule have a twin each. */
const mostWays = 4;

/**
 * The rule and those above it: of several ways to it what all have in common, or each of them where that asks for nothing.
 */
export function waysTo(rule: ManagerRule, tree: RuleTree): readonly (readonly ManagerRule[])[] {
  const all = waysBehind(rule, [], tree);
  const [first = []] = all;
  const fork = first.findIndex((_, at) => all.some((way) => way[at] !== first[at]));
  if (fork === -1) return all;
  const common = first.slice(0, fork);
  const asksNothing = common.every((each) => conditionElements(each).length === 0);
  return asksNothing && all.length <= mostWays ? all : [common];
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
