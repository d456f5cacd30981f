import { groupBy } from '@sigmazuh/compiler';
import type { Leaf } from '../convert/index.ts';
import type { AlertNode, CountedNode, PlanNode, TakenWay } from '../place/plan-node.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { elsewhere, isLikely, type Likelihood, type StockEnds } from './stock-ends.ts';

/** Rules of the pack that take events, and where these would end without them. */
export interface Taker {
  /** Keys of the Sigma rules. */
  readonly owners: readonly string[];
  /** The rules in which the events end. */
  readonly carriers: readonly PlanNode[];
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
  /** In how many places of the tree its rule hangs. */
  readonly places: number;
  /**
   * Whether its events count as often as it has places. Those on which a correlation alerts stand among others that
   * count once, so that they would count too much.
   */
  readonly counts: 'in each place' | 'in one place alone';
}

/** A rule of the manager in which an event may end. */
export interface StockEnd {
  readonly id: number;
  readonly likelihood: Likelihood;
}

/** @param keysOf the Sigma rules whose events end in a rule that correlations count */
export function takersOf(
  leaves: readonly Leaf[],
  nodes: readonly PlanNode[],
  tree: RuleTree,
  keysOf: (node: CountedNode) => readonly string[],
): readonly Taker[] {
  const places = placesOf(nodes);
  const alerts = new Map(nodes.flatMap((node) => (node.kind === 'alert' ? [[node.owner, node]] : [])));
  const plain = [...groupBy(leaves, ({ owner }) => owner)].map(([owner, own]) => {
    const alert = alerts.get(owner);
    const ways = own.map((leaf): TakenWay => ({ ...leaf, above: everything, upTo: leaf.level }));
    const carriers = alert === undefined ? [] : [alert];
    return takerOf({ owners: [owner], carriers, level: own[0]?.level ?? 0, ways, counts: 'in each place' });
  });
  const correlated = nodes.flatMap((node): readonly Taker[] => {
    const { kind } = node;
    if (kind === 'counted') return [takerOf(countedIn(node))];
    return kind === 'alert' && node.taken !== undefined ? [takerOf(alertedBy(node, node.taken))] : [];
  });
  return [...plain, ...correlated];

  function countedIn(node: CountedNode): TakerParts {
    const { level, taken } = node;
    return { owners: keysOf(node), carriers: [node], level, ways: [taken], counts: 'in one place alone' };
  }

  function alertedBy(node: AlertNode, ways: readonly TakenWay[]): TakerParts {
    const { owner, level } = node;
    return { owners: [owner], carriers: [node], level, ways, counts: 'in one place alone' };
  }

  function takerOf({ ways, level, ...parts }: TakerParts): Taker {
    const [carrier] = parts.carriers;
    const known = ways.map(({ facts, ends, above, upTo }) => {
      const isAbove = (id: number) => id === elsewhere || (tree.rules.get(id)?.level ?? 0) > above;
      return { facts, upTo, ends: new Map([...ends].filter(([id]) => isAbove(id))) };
    });
    return {
      ...parts,
      level,
      events: known.every(({ facts: { decoders } }) => decoders?.join() === 'windows_eventchannel')
        ? 'windows'
        : 'any',
      ways: known.map(({ ends, facts: { decoders, categories } }) => ({
        decoder: decoders === null && categories.includes('syslog') ? 'open' : 'named',
        ends,
      })),
      ends: endsOf(known, tree),
      places: carrier === undefined ? 0 : places(carrier),
    };
  }
}

interface TakerParts extends Pick<Taker, 'owners' | 'carriers' | 'level' | 'counts'> {
  readonly ways: readonly TakenWay[];
}

/** Below all levels. */
const everything = -1;

function endsOf(ways: readonly Pick<TakenWay, 'ends' | 'upTo'>[], tree: RuleTree): readonly StockEnd[] {
  const found = new Map<number, Likelihood>();
  for (const { ends, upTo } of ways) {
    for (const [id, likelihood] of ends) {
      if ((tree.rules.get(id)?.level ?? 0) > upTo) continue;
      if (isLikely(likelihood) || !found.has(id)) found.set(id, likelihood);
    }
  }
  return [...found].map(([id, likelihood]) => ({ id, likelihood }));
}

/** In how many places of the tree each rule hangs. */
export function placesOf(nodes: readonly PlanNode[]): (node: PlanNode) => number {
  const known = new Map<PlanNode, number>();
  const places = (node: PlanNode): number => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const count = node.kind === 'door' ? 1 : node.parents.reduce((sum, parent) => sum + places(parent), 0);
    known.set(node, count);
    return count;
  };
  for (const node of nodes) places(node);
  return places;
}
