import { groupBy } from '@sigmazuh/compiler';
import type { Leaf } from '../branch/leaves.ts';
import type { PlanNode } from '../place/plan-node.ts';
import type { RuleTree } from '../ruleset/index.ts';
import type { Likelihood, StockEnds } from './stock-ends.ts';

/** A Sigma rule, and where its events would end without it. */
export interface Taker {
  readonly owner: string;
  readonly level: number;
  /** `windows`: all its events are Windows', which have none of the engine's own fields. */
  readonly events: 'windows' | 'any';
  /** For each way to match. */
  readonly ways: readonly {
    /** `open`: lines of any program, so that any rule may be the end. */
    readonly decoder: 'named' | 'open';
    readonly ends: StockEnds;
  }[];
  /** Where its events may end on any of the ways; what is more severe than it never comes to it. */
  readonly ends: readonly StockEnd[];
  /** In how many places of the tree its alerting rule hangs. */
  readonly places: number;
}

export function takersOf(
  leaves: readonly Leaf[],
  nodes: readonly PlanNode[],
  tree: RuleTree,
): readonly Taker[] {
  const places = placesOf(nodes);
  return [...groupBy(leaves, ({ owner }) => owner)].map(([owner, own]) => {
    const level = own[0]?.level ?? 0;
    return {
      owner,
      level,
      events: own.every(({ facts: { decoders } }) => decoders?.join() === 'windows_eventchannel')
        ? 'windows'
        : 'any',
      ways: own.map(({ ends, facts: { decoders, categories } }) => ({
        decoder: decoders === null && categories.includes('syslog') ? 'open' : 'named',
        ends,
      })),
      ends: endsUpTo(level, own, tree),
      places: places.get(owner) ?? 0,
    };
  });
}

function endsUpTo(level: number, leaves: readonly Leaf[], tree: RuleTree): readonly StockEnd[] {
  const found = new Map<number, Likelihood>();
  for (const [id, likelihood] of leaves.flatMap(({ ends }) => [...ends])) {
    if ((tree.rules.get(id)?.level ?? 0) > level) continue;
    if (likelihood !== 'possible' || !found.has(id)) found.set(id, likelihood);
  }
  return [...found].map(([id, likelihood]) => ({ id, likelihood }));
}

function placesOf(nodes: readonly PlanNode[]): ReadonlyMap<string, number> {
  const known = new Map<PlanNode, number>();
  const places = (node: PlanNode): number => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const count = node.kind === 'door' ? 1 : node.parents.reduce((sum, parent) => sum + places(parent), 0);
    known.set(node, count);
    return count;
  };
  return new Map(
    nodes.flatMap((node) => (node.kind === 'alert' ? [[node.owner, places(node)] as const] : [])),
  );
}

/** A rule of the manager in which an event may end. */
export interface StockEnd {
  readonly id: number;
  readonly likelihood: Likelihood;
}
