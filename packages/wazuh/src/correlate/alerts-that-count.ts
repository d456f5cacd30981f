import { alternativesOf, type Predicate, patternKey, predicateKey } from '@sigmazuh/compiler';
import { placesOf } from '../composite/index.ts';
import type { ConvertedRule, RuleMeaning } from '../convert/index.ts';
import type { AlertNode, PlanNode } from '../place/plan-node.ts';
import type { ConvertedCorrelations } from './convert-correlations.ts';
import type { CountedBase } from './counted-base.ts';

/**
 * An event ends in the rule of its most severe alert, whichever rules it matches. Where all events of a rule are events of
 * a base, its alert has the base's group, so that they count:
 *
 *     base           EventID 4625
 *     other rule     EventID 4625, and IpAddress is of no private network   →   its alert is in the base's group
 *
 * The engine counts an event once for each place in the tree that the rule has in which it ended, so the alert has to
 * stand in one alone.
 */
export function alertsThatCount(
  nodes: readonly PlanNode[],
  converted: readonly ConvertedRule[],
  { bases }: Pick<ConvertedCorrelations, 'bases'>,
): ReadonlyMap<AlertNode, readonly CountedBase[]> {
  const silent = bases.filter(({ alerts }) => alerts === 'silent');
  if (silent.length === 0) return new Map();
  const places = placesOf(nodes);
  const rules = new Map(converted.map((rule) => [rule.owner, rule]));
  const found = nodes.flatMap((node) => {
    const meaning = node.kind === 'alert' ? rules.get(node.owner)?.meaning : undefined;
    if (node.kind !== 'alert' || !meaning || places(node) !== 1) return [];
    const own = silent.filter((base) => isPartOf(meaning, base.converted.meaning));
    return own.length === 0 ? [] : [[node, own] as const];
  });
  return new Map(found);
}

/** Whether all that a rule asks, another one asks as well, of events of no other sources. */
function isPartOf(part: RuleMeaning, whole: RuleMeaning | null): boolean {
  if (whole === null || !part.sources.every((name) => whole.sources.includes(name))) return false;
  return implies(part.predicate, whole.predicate);
}

/** Certain when it is true: whatever the one holds for, the other holds for as well. */
function implies(one: Predicate, other: Predicate): boolean {
  if (predicateKey(one) === predicateKey(other)) return true;
  if (other.kind === 'and') return other.operands.every((each) => implies(one, each));
  if (one.kind === 'or') return one.operands.every((each) => implies(each, other));
  if (one.kind === 'and') return one.operands.some((each) => implies(each, other));
  if (other.kind === 'or') return other.operands.some((each) => implies(one, each));
  if (one.kind !== 'match' || other.kind !== 'match' || one.field !== other.field) return false;
  if (one.listed !== undefined || other.listed !== undefined) return false;
  const taken = new Set(alternativesOf(other.pattern).map(patternKey));
  return alternativesOf(one.pattern).every((each) => taken.has(patternKey(each)));
}
