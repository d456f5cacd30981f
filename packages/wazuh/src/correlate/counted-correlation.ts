import type { CorrelationRule } from '@sigmazuh/parser';
import type { PlanFindings } from '../findings.ts';
import type { Condition } from '../locate/index.ts';
import type { WrittenOption } from '../write/index.ts';
import type { Difference } from './differences.ts';

/** A look back for earlier events, as one rule that counts makes it. */
export interface Query {
  readonly events: QueriedEvents;
  /** How many events there have to be, the present one with them. */
  readonly frequency: number;
  /** In seconds. */
  readonly timeframe: number;
  /** Any of them is enough. */
  readonly comparisons: readonly Comparison[];
  /**
   * How many levels below the correlation's mark it is made: the event is marked by it, and goes on counting where
   * another look behind it finds nothing.
   */
  readonly below: number;
  /** Key of the base whose events it looks for; one that the present event is of need not be looked for. */
  readonly of?: string;
}

/** A way to compare fields with those of the present event, of which something is asked. */
export interface Comparison {
  readonly options: readonly WrittenOption[];
  readonly conditions: readonly Condition[];
}

/** Events that ended in rules of one of the groups, or in the rule that alerts for an owner. */
export type QueriedEvents =
  | { readonly kind: 'groups'; readonly groups: readonly string[] }
  | { readonly kind: 'alerts'; readonly owner: string };

/** How a correlation comes to hold: at an event of a base, and where `through` is given, at one at which that holds. */
export interface Completion {
  /** Key of the base. */
  readonly base: string;
  /** Key of another correlation. */
  readonly through: string | null;
  /** All of them have to find what they look for. */
  readonly queries: readonly Query[];
  /** What the event must have; any of these sets is enough. */
  readonly present: readonly (readonly Condition[])[];
}

/** A correlation as it is counted in Wazuh; `stage` is a part of one that no document of its own stands for. */
export interface CountedCorrelation {
  readonly key: string;
  readonly owner: string;
  readonly rule: CorrelationRule;
  readonly findings: PlanFindings;
  readonly alerts: 'yes' | 'silent';
  readonly level: number;
  /** In the groups of rules in which an event ends at which it holds. */
  readonly group: string;
  readonly completions: readonly Completion[];
  /** Keys of all bases it rests on. */
  readonly bases: readonly string[];
  readonly differences: readonly Difference[];
}

/** Keys of the bases whose events complete a correlation. */
export function completedBy({ completions }: CountedCorrelation): readonly string[] {
  return [...new Set(completions.map(({ base }) => base))];
}

/** Those that a correlation looks for, or holds where they do. */
export function innerOf(
  { key, completions }: CountedCorrelation,
  counted: readonly CountedCorrelation[],
): readonly CountedCorrelation[] {
  const queried = completions.flatMap(({ queries }) => queries.map(({ events }) => events));
  return counted.filter(
    (each) =>
      each.key !== key &&
      (completions.some(({ through }) => through === each.key) ||
        queried.some((events) => isOneOf(each, events))),
  );
}

function isOneOf({ group, owner, alerts }: CountedCorrelation, events: QueriedEvents): boolean {
  return events.kind === 'groups'
    ? events.groups.includes(group)
    : alerts === 'yes' && events.owner === owner;
}
