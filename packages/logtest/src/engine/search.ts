import type { Condition, RuleNode, RuleSlot } from '../rule/index.ts';
import { countEarlier } from './count-earlier.ts';
import type { RememberedEvent } from './event-memory.ts';
import type { Session } from './session.ts';

/** The search for an event's rule while it goes on. */
export interface Search {
  readonly current: RememberedEvent;
  readonly session: Session;
  /** How many rules were tried. */
  tried: number;
  /** Told of every rule that is tried, for explanations. */
  readonly observer: SearchObserver | null;
}

export interface SearchObserver {
  matched(slot: RuleSlot, depth: number): void;
  /** `condition` is the first that failed; `null` when too few earlier events were there. */
  failed(slot: RuleSlot, depth: number, condition: Condition | null): void;
}

/**
 * Depth first: the first sibling that matches decides, and its children go on from there. A rule with `noalert` none
 * of whose children matches lets the search go on behind it. `null` when no rule matches.
 */
export function searchRule(siblings: readonly RuleNode[], search: Search, depth = 0): RuleSlot[] | null {
  for (const { slot, children } of siblings) {
    if (!matches(slot, search, depth)) continue;
    const deeper = children.length === 0 ? null : searchRule(children, search, depth + 1);
    if (deeper !== null) {
      deeper.unshift(slot);
      return deeper;
    }
    if (!slot.rule.noalert) return [slot];
  }
  return null;
}

function matches(slot: RuleSlot, search: Search, depth: number): boolean {
  const { rule } = slot;
  const { current, session, observer } = search;
  search.tried += 1;
  if (rule.decodedAs !== null && rule.decodedAs !== current.subject.event.decoder?.name) {
    observer?.failed(slot, depth, rule.conditions[0] ?? null);
    return false;
  }
  for (const condition of rule.conditions) {
    if (condition.holds(current.subject, session.conditions)) continue;
    observer?.failed(slot, depth, condition);
    return false;
  }
  if (rule.composite !== null && countEarlier(rule, rule.composite, current, session) === 'too few') {
    observer?.failed(slot, depth, null);
    return false;
  }
  observer?.matched(slot, depth);
  return true;
}
