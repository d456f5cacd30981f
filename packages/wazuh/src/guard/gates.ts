import { byIdentity, byKey } from '@sigmazuh/compiler';
import { type EventFacts, factsKey } from '../branch/index.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { testsIn } from './decisions.ts';
import { type EndsAbove, endsAbove, endsAlways, type Outranking } from './ends-above.ts';
import { absentInAll } from './event-text-guard.ts';
import { textsOfGate } from './gate-texts.ts';
import type { Guard } from './guard.ts';
import { telling } from './handover-kinds.ts';
import type { Handovers } from './handovers.ts';

/**
 * What leaves for one kind of event are asked together, where a manager's own rules end it in so many ways that no leaf
 * could ask for them: a manager with a thousand rules for new processes, each above some level.
 *
 *     channel Sysmon ─ event id 1 ─ gate of level 12: what the manager ends above it goes no further
 *                                   ├─ leaves of level 12
 *                                   └─ gate of level 8: what it ends above 8
 *                                      └─ leaves of level 8
 */
export interface Gate {
  /** Holds for events that the manager does not end above `level`, of those that it does not end above `upTo`. */
  readonly asks: (level: number, upTo: number) => AskedByGate;
}

export interface AskedByGate {
  readonly guard: Guard;
  /** `some`: not all of the manager's rules could be written. */
  readonly untold: 'none' | 'some';
}

/** The gate in front of leaves whose events have these facts; `null` where each leaf asks for itself. */
export type Gates = (facts: EventFacts) => Gate | null;

/** More tests than these are asked once for all leaves. */
const mostTests = 6_000;

/**
 * The gates in front of a manager.
 *
 * @param lowest level of the leaves behind
 */
export function gatesFor(tree: RuleTree, handovers: Handovers, lowest: number): Gates {
  const gates = gatesBelow(tree)(handovers);
  return (facts) => {
    const kind = kindOf(facts);
    return kind === null ? null : gates(kind, lowest).gate;
  };
}

const gatesBelow = byIdentity((tree: RuleTree) =>
  byIdentity((handovers: Handovers) =>
    byKey(
      (kind: EventFacts, lowest: number) => `${lowest} ${factsKey(kind)}`,
      (kind, lowest): { readonly gate: Gate | null } => {
        const ends = (level: number, upTo: number) => endsOf(kind, level, upTo, tree, handovers);
        const { ways } = ends(lowest, Number.POSITIVE_INFINITY);
        const isOfUse = ways.flatMap(testsOf).length > mostTests && !endsAlways(ways);
        return { gate: isOfUse ? { asks: byLevels((level, upTo) => written(ends(level, upTo))) } : null };
      },
    ),
  ),
);

function byLevels(make: Gate['asks']): Gate['asks'] {
  return byKey((level, upTo) => `${level} ${upTo}`, make);
}

function endsOf(
  kind: EventFacts,
  level: number,
  upTo: number,
  tree: RuleTree,
  handovers: Handovers,
): EndsAbove {
  return endsAbove(tree, kind, level, (each) => each, {
    holds: (rule, child) => !handovers.cover(rule, child, level),
    upTo,
    others: 'may-end-it',
  });
}

function written({ ways, passedOver }: EndsAbove): AskedByGate {
  const { texts, unwritten } = textsOfGate(ways);
  return { guard: absentInAll(texts), untold: unwritten > 0 || passedOver.size > 0 ? 'some' : 'none' };
}

/** Only what says which kind of event it is; `null` for events of several kinds, or that are not Windows'. */
function kindOf(facts: EventFacts): EventFacts | null {
  const values = telling.map(
    (field) => [field.toLowerCase(), facts.values.get(field.toLowerCase())] as const,
  );
  const isOne = values.every(([, own]) => own?.length === 1);
  return isOne ? { ...facts, values: new Map(values.map(([field, own]) => [field, own ?? []])) } : null;
}

function testsOf({ way, unless }: Outranking) {
  return [way, ...unless.map(({ predicate }) => predicate)].flatMap(testsIn);
}
