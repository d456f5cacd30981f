import { byKey } from '@sigmazuh/compiler';
import type { KnownCondition } from './rule-conditions.ts';
import type { RuleText } from './rule-options.ts';

/** One rule of a manager's ruleset as the planner needs it. */
export interface ManagerRule {
  readonly id: number;
  readonly level: number;
  /** The number siblings are sorted by, descending: level × 100, 9,900 for level 0 (see `rankOf`). */
  readonly rank: number;
  /** `noalert="1"`: never a result itself; the search goes on when no child matches. */
  readonly silent: 'yes' | 'no';
  /** Ids of the rules it hangs under; empty: under the template rule of `category`. */
  readonly parents: readonly number[];
  readonly category: string;
  /** All group texts glued, as `if_group` sees them. */
  readonly groups: string;
  readonly known: readonly KnownCondition[];
  /** First parts of the names of the dynamic fields it asks for (`win` of `win.system.eventID`), in lower case. */
  readonly fieldRoots: readonly string[];
  /** `some` = there are conditions beyond `known`, so it may or may not match. */
  readonly unknown: 'none' | 'some';
  /**
   * All that its file says of it; see `conditionsOf` and `compositeOf`. Only rules that were read from a manager's
   * files have it: the built-in index holds facts, not texts.
   */
  readonly written?: RuleText;
}

/** Level 0 is tried first of all, `accuracy="0"` keeps the bare level and so comes last (WAZUH.md e). */
export function rankOf(level: number, accuracy: string): number {
  if (accuracy === '0') return level;
  return level === 0 ? 9_900 : level * 100;
}

/** The same function, which remembers what it made of each rule of one manager. */
export function byRule<Result>(make: (rule: ManagerRule) => Result): (rule: ManagerRule) => Result {
  return byKey(({ id }) => `${id}`, make);
}
