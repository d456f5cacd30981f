import type { Step } from '../condition/index.ts';
import type { Condition } from '../locate/index.ts';

/**
 * What an event that a leaf matches has to meet besides, so that it is left to the manager's own rules where these are
 * more severe.
 */
export type Guard = readonly Step[];

/** The guard, and how many of the ways to be outranked no condition can be written for. */
export interface WrittenGuard {
  readonly guard: Guard;
  /** The same for a rule that events of other channels reach too; `null` where it would take more rules. */
  readonly amongOthers: Guard | null;
  readonly unwritten: number;
}

/** Holds where the pattern is not found in the log, or in a Windows event's text. */
export function absentFromLog(pattern: Condition['pattern']): Condition {
  return { target: { kind: 'log' }, negated: 'yes', pattern };
}
