import { fromBytes } from '../bytes.ts';
import type { StaticFieldName } from '../event.ts';
import type { Condition, RuleSlot, Subject } from '../rule/index.ts';
import type { Verdict } from '../verdict.ts';
import type { SearchObserver } from './search.ts';

/** One rule that was tried for an event. */
export interface Attempt {
  readonly rule: number;
  readonly level: number;
  readonly description: string;
  /** 0 for the template rules. */
  readonly depth: number;
  /** `null` when all its conditions held. */
  readonly failed: FailedCondition | null;
}

/** The first condition that did not hold. */
export interface FailedCondition {
  /** The element, e.g. `match` or `field win.system.eventID`; `frequency` when too few earlier events were there. */
  readonly option: string;
  /** What it asks for, e.g. `not pcre2 ^x$`. */
  readonly wanted: string;
  /** The text it looked at; `null` when the event has none. */
  readonly text: string | null;
}

export interface Explanation {
  readonly verdict: Verdict;
  /** Every rule tried, in order. */
  readonly attempts: readonly Attempt[];
  /** Why no rule was asked; `null` where rules were. */
  readonly dropped: Drop | null;
}

/**
 * An event that ends before the rules: one that cannot be read as a Windows event, or what a firewall's decoder takes
 * and does not find all parts of a connection in.
 */
export type Drop =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'incomplete connection'; readonly lacking: readonly StaticFieldName[] };

/** Writes down the rules that a search tries. */
export function recordAttempts(subject: Subject, attempts: Attempt[]): SearchObserver {
  return {
    matched: (slot, depth) => attempts.push(attempt(slot, depth, null)),
    failed: (slot, depth, condition) =>
      attempts.push(attempt(slot, depth, condition === null ? tooFew(slot) : explain(condition, subject))),
  };
}

function attempt({ rule }: RuleSlot, depth: number, failed: FailedCondition | null): Attempt {
  return { rule: rule.id, level: rule.level, description: fromBytes(rule.description), depth, failed };
}

function explain(condition: Condition, subject: Subject): FailedCondition {
  const text = condition.looksAt(subject);
  return {
    option: fromBytes(condition.option),
    wanted: fromBytes(condition.wanted),
    text: text === null ? null : fromBytes(text),
  };
}

function tooFew({ rule: { composite } }: RuleSlot): FailedCondition {
  const needed = (composite?.frequency ?? 0) + 1;
  const wanted = `${needed} earlier events within ${composite?.timeframe ?? 0} seconds`;
  return { option: 'frequency', wanted, text: null };
}
