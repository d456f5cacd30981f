import type { RuleTree } from '../ruleset/index.ts';
import { certaintyOf, type EventFacts } from './event-facts.ts';

/** Which rules an event with these facts can get to at all, by whatever way. */
export function reachability(tree: RuleTree, facts: EventFacts): (id: number) => boolean {
  const reached = new Map<number, boolean>();
  const isReached = (id: number): boolean => {
    const cached = reached.get(id);
    if (cached !== undefined) return cached;
    const rule = tree.rules.get(id);
    const result =
      rule !== undefined &&
      certaintyOf(rule, facts) !== 'never' &&
      (rule.parents.length === 0 ? facts.categories.includes(rule.category) : rule.parents.some(isReached));
    reached.set(id, result);
    return result;
  };
  return isReached;
}
