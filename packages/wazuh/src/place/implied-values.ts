import type { ManagerRule, RuleTree } from '../ruleset/index.ts';
import type { EventFacts } from './event-facts.ts';
import { reachability } from './reachability.ts';

/**
 * What every event with these facts that reaches a rule is known to have, from the rule's own conditions and those on
 * all ways such an event can take to it: field (lower case) → values (lower case).
 */
export function impliedValues(
  tree: RuleTree,
  facts: EventFacts,
): (id: number) => ReadonlyMap<string, readonly string[]> {
  const known = new Map<number, ReadonlyMap<string, readonly string[]>>();
  const isReached = reachability(tree, facts);
  const of = (id: number): ReadonlyMap<string, readonly string[]> => {
    const cached = known.get(id);
    if (cached !== undefined) return cached;
    const rule = tree.rules.get(id);
    const result =
      rule === undefined ? new Map() : narrowed(common(rule.parents.filter(isReached).map(of)), rule);
    known.set(id, result);
    return result;
  };
  return of;
}

function common(
  ways: readonly ReadonlyMap<string, readonly string[]>[],
): ReadonlyMap<string, readonly string[]> {
  const [first, ...others] = ways;
  if (first === undefined) return new Map();
  const shared = [...first.keys()].filter((field) => others.every((way) => way.has(field)));
  return new Map(shared.map((field) => [field, [...new Set(ways.flatMap((way) => way.get(field) ?? []))]]));
}

function narrowed(
  inherited: ReadonlyMap<string, readonly string[]>,
  rule: ManagerRule,
): ReadonlyMap<string, readonly string[]> {
  const result = new Map(inherited);
  for (const { subject, alternatives, negated } of rule.known) {
    if (negated === 'yes' || alternatives.some((each) => each.at !== 'exact')) continue;
    result.set(
      subject,
      alternatives.map((each) => each.text),
    );
  }
  return result;
}
