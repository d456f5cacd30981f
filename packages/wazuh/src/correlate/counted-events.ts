import { areDisjoint } from '../branch/index.ts';
import { type Completion, completedBy, type QueriedEvents, type Query } from './counted-correlation.ts';
import type { CountingContext, Look } from './counting-context.ts';
import type { BaseRule, ResolvedCorrelation } from './resolve.ts';

type Target = BaseRule | ResolvedCorrelation;

/** Looks back for one event. */
export function query(events: QueriedEvents, { timeframe, comparisons }: Look): Query {
  return { events, frequency: 2, timeframe, comparisons, below: 0 };
}

/** Where events of a rule, or those at which a correlation holds, are the ones that complete another correlation. */
export function endsOf(
  target: Target,
  queries: readonly Query[],
  present: Completion['present'],
  { counted }: CountingContext,
): readonly Completion[] {
  if (target.kind === 'base') return [{ base: target.key, through: null, queries, present }];
  const inner = counted.get(target.key)?.completions ?? [];
  return [...new Set(inner.map(({ base }) => base))].map((base) => ({
    base,
    through: target.key,
    queries,
    present,
  }));
}

/** By what the engine knows events that count: those that raise an alert by its rule, others by their group. */
export function eventsOf(target: Target, { bases, counted }: CountingContext): QueriedEvents {
  const found = target.kind === 'base' ? bases.get(target.key) : counted.get(target.key);
  if (found === undefined) throw new Error(`"${target.rule.title.value}" is looked for and not counted`);
  return found.alerts === 'yes'
    ? { kind: 'alerts', owner: target.owner }
    : { kind: 'groups', groups: [found.group] };
}

/** The events of all rules together; a rule that looks back knows only one rule that alerts. */
export function eventsOfAll(
  { references, rule, findings }: ResolvedCorrelation,
  context: CountingContext,
): QueriedEvents | null {
  const all = references.map(({ target }) => eventsOf(target, context));
  const groups = new Set(all.flatMap((each) => (each.kind === 'groups' ? each.groups : [])));
  const alerting = new Map(
    all.flatMap((each) => (each.kind === 'alerts' ? [[each.owner, each] as const] : [])),
  );
  const [alert] = alerting.values();
  const isCounting = rule.type.value === 'event_count' || rule.type.value === 'value_count';
  if (alert === undefined || !isCounting) return { kind: 'groups', groups: [...groups] };
  if (alerting.size === 1 && groups.size === 0) return alert;
  return findings.refuse(
    'correlation-rule',
    rule.type.range,
    'it counts events of several rules of which some alert themselves, and Wazuh counts those of one alerting rule, or of rules that do not',
    'take "generate: true" out, or write a correlation for each rule',
  );
}

/** Whether one event can be of both. */
export function mayBeOne(one: Target, other: Target, context: CountingContext): boolean {
  const [ones, others] = [leavesOf(one, context), leavesOf(other, context)];
  return ones.some((leaf) => others.some((each) => !areDisjoint(leaf.facts, each.facts)));
}

function leavesOf(target: Target, { bases, counted }: CountingContext) {
  const inner = target.kind === 'base' ? undefined : counted.get(target.key);
  const keys = inner === undefined ? [target.key] : completedBy(inner);
  return keys.flatMap((key) => bases.get(key)?.ways.map(({ leaf }) => leaf) ?? []);
}

/** Keys of the bases that a rule or correlation rests on. */
export function basesOf(target: Target, { counted }: CountingContext): readonly string[] {
  return target.kind === 'base' ? [target.key] : (counted.get(target.key)?.bases ?? []);
}
