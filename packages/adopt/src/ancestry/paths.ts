import { byIdentity } from '@sigmazuh/compiler';
import { type ManagerRule, type RuleTree, templates } from '@sigmazuh/wazuh';

/** One way from a template rule down to a rule: the rules on it, the template left out, the rule itself last. */
export interface Path {
  /** The decoder type whose template it begins at. */
  readonly category: string;
  readonly rules: readonly ManagerRule[];
}

/** More ways than these into one rule are no rule that anybody would read. */
export const mostPaths = 24;

const categories = new Map([...templates].map(([category, id]) => [id, category] as const));

/** The ways in which an event can come to a rule; `null` when there are more than `mostPaths`. */
export function pathsTo(rule: ManagerRule, tree: RuleTree): readonly Path[] | null {
  const paths: Path[] = [];
  const walk = (at: ManagerRule, below: readonly ManagerRule[]): boolean => {
    if (paths.length > mostPaths || below.includes(at)) return paths.length <= mostPaths;
    const category = categories.get(at.id);
    if (category !== undefined) {
      paths.push({ category, rules: below });
      return paths.length <= mostPaths;
    }
    const rules = [at, ...below];
    if (at.parents.length === 0) {
      paths.push({ category: at.category, rules });
      return paths.length <= mostPaths;
    }
    return at.parents.every((id) => {
      const parent = tree.rules.get(id);
      return parent === undefined || walk(parent, rules);
    });
  };
  return walk(rule, []) ? paths : null;
}

/** A rule that is tried before one of a path's and may take its events. */
export interface EarlierRule {
  readonly rule: ManagerRule;
  /** How deep in the tree: 0 = beside the path's first rule. */
  readonly depth: number;
}

export function triedBefore({ category, rules }: Path, tree: RuleTree): readonly EarlierRule[] {
  const root = templates.get(category) ?? 0;
  return rules.flatMap((rule, depth) => {
    const siblings = tree.childrenOf(rules[depth - 1]?.id ?? root);
    return siblings.slice(0, Math.max(siblings.indexOf(rule), 0)).map((each) => ({ rule: each, depth }));
  });
}

/**
 * The lowest level that an event can end with once a rule has taken it: that of the rule, or of one below it. Each rule
 * of the tree is asked for many times, and answered once.
 */
export function lowestOutcomesIn(tree: RuleTree): (rule: ManagerRule) => number {
  return byIdentity((rule: ManagerRule) => Math.min(...belowAndItself(rule, tree).map(ownOutcome)));
}

/** The rules that an event can end in once a rule has taken it, with a level of at most so much. */
export function lowOutcomesIn(tree: RuleTree): (rule: ManagerRule, level: number) => readonly ManagerRule[] {
  const all = byIdentity((rule: ManagerRule) => belowAndItself(rule, tree));
  return (rule, level) => all(rule).filter((each) => ownOutcome(each) <= level);
}

const ownOutcome = ({ silent, level }: ManagerRule): number =>
  silent === 'yes' ? Number.POSITIVE_INFINITY : level;

function belowAndItself(rule: ManagerRule, tree: RuleTree): readonly ManagerRule[] {
  const reached = new Set([rule]);
  // What is added meanwhile is visited as well.
  for (const each of reached) for (const child of tree.childrenOf(each.id)) reached.add(child);
  return [...reached];
}
