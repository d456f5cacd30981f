import { groupBy } from '@sigmazuh/compiler';
import { allOf, type WazuhPredicate } from '../locate/index.ts';
import type { ManagerRule, RuleTree } from '../ruleset/index.ts';
import { endsAbove, type Outranking, type Taken } from './ends-above.ts';
import { absentInAll, textsOfWays } from './event-text-guard.ts';
import { type Look, looksFor } from './first-looks.ts';
import type { Guard } from './guard.ts';
import { type Kind, kindsOf } from './handover-kinds.ts';

/**
 * In front of the leaves of a level, events of one kind that the manager ends above it in rules which ask for a group:
 * a rule of that group has these below it as well, so an event that it lets through ends there as it always did.
 *
 *     61603  group sysmon_event1           door
 *     └─ 92060  if_group sysmon_event1     ├─ what 92060 and its like would end above level 8, group sysmon_event1
 *                                          │  └─ 92060
 *                                          └─ leaves of level 8
 */
export interface Handover extends Pick<Kind, 'facts' | 'asked' | 'groups'> {
  readonly level: number;
  readonly parts: readonly HandedOver[];
}

/** Events that are found by looks. */
export interface HandedOver {
  /** What holds where no rule that hangs otherwise would take the event before. */
  readonly unless: Guard;
  readonly looks: readonly Look[];
}

export interface Handovers {
  readonly all: readonly Handover[];
  /** Whether what the manager ends in this child of a rule has been handed over before leaves of the level are asked. */
  readonly cover: (rule: ManagerRule, child: ManagerRule, level: number) => boolean;
}

export const noHandovers: Handovers = Object.freeze({ all: [], cover: () => false });

/**
 * What can be handed over to a manager.
 *
 * @param levels of the leaves behind
 */
export function handoversFor(tree: RuleTree, levels: readonly number[]): Handovers {
  const descending = [...new Set(levels)].sort((a, b) => b - a);
  const kinds = kindsOf(tree).map((kind) => ({ kind, all: unbroken(kind, descending, tree) }));
  const covered = new Map(
    kinds.flatMap(({ kind, all }) =>
      kind.children.map((child) => [`${kind.rule.id} ${child}`, all.at(-1)?.level] as const),
    ),
  );
  return {
    all: kinds.flatMap(({ all }) => all).filter(({ parts }) => parts.some(({ looks }) => looks.length > 0)),
    cover: (rule, child, level) => {
      const lowest = covered.get(`${rule.id} ${child.id}`);
      return lowest !== undefined && lowest <= level;
    },
  };
}

/** From the highest level down, as far as all can be handed over. */
function unbroken(kind: Kind, descending: readonly number[], tree: RuleTree): readonly Handover[] {
  const all: Handover[] = [];
  for (const [at, level] of descending.entries()) {
    const made = handoverOf(kind, level, descending[at - 1], tree);
    if (made === null) break;
    all.push(made);
  }
  return all;
}

/** `null` where not all can be handed over that ends between the levels. */
function handoverOf(kind: Kind, level: number, above: number | undefined, tree: RuleTree): Handover | null {
  const { rule, path, children } = kind;
  const own = new Set(children);
  const { ways, passedOver } = endsAbove(tree, kind.facts, level, (each) => each, {
    holds: (parent, child) =>
      parent.id === rule.id ? own.has(child.id) : !path.has(parent.id) || path.has(child.id),
    upTo: above ?? Number.POSITIVE_INFINITY,
    others: 'may-not',
  });
  const parts = passedOver.size > 0 ? null : partsOf(ways.flatMap(apart));
  const { facts, asked, groups } = kind;
  return parts === null ? null : { facts, asked, groups, level, parts };
}

/** What others take before is said with each way, or where that is too long once for all behind the same others. */
function partsOf(ways: readonly Outranking[]): readonly HandedOver[] | null {
  const together = looksFor(ways);
  if (together !== null) return [{ unless: [], looks: together }];
  const numbers = new Map(ways.flatMap(othersOf).map((each, i) => [each.predicate, i]));
  const sameOthers = groupBy(ways, (way) =>
    othersOf(way)
      .map(({ predicate }) => numbers.get(predicate))
      .join(),
  );
  const parts = [...sameOthers.values()].map((same) => behindOthers(same));
  return parts.includes(null) ? null : parts.filter((each) => each !== null);
}

function behindOthers(same: readonly Outranking[]): HandedOver | null {
  const others = same.slice(0, 1).flatMap(othersOf);
  const { texts, unwritten } = textsOfWays(others.map(({ predicate }) => ({ way: predicate, unless: [] })));
  const looks = looksFor(
    same.map(({ way, unless }) => ({ way, unless: unless.filter((each) => !others.includes(each)) })),
  );
  return unwritten > 0 || looks === null ? null : { unless: absentInAll(texts), looks };
}

function othersOf({ unless }: Outranking): readonly Taken[] {
  return unless.filter(({ by }) => by === 'another');
}

/** More ways than this are not told apart. */
const mostWays = 64;

/** Ways that begin alike, each for itself. */
function apart({ way, unless }: Outranking): readonly Outranking[] {
  return alternativesIn(way).map((each) => ({ way: each, unless }));
}

function alternativesIn(predicate: WazuhPredicate): readonly WazuhPredicate[] {
  if (predicate.kind === 'or') return predicate.operands.flatMap(alternativesIn);
  if (predicate.kind !== 'and') return [predicate];
  let made: readonly WazuhPredicate[] = [allOf([])];
  for (const operand of predicate.operands) {
    const own = alternativesIn(operand);
    const parts = own.length * made.length > mostWays ? [operand] : own;
    made = made.flatMap((each) => parts.map((part) => allOf([each, part])));
  }
  return made;
}
