import { groupBy } from '@sigmazuh/compiler';
import { areDisjoint } from '../branch/index.ts';
import type { Leaf } from '../convert/index.ts';
import type { Handover, Handovers } from '../guard/index.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { dispatch, type Waiting } from './dispatch.ts';
import { entrancesOf } from './entrances.ts';
import type { DoorNode, PlanNode } from './plan-node.ts';
import { sequenceLevels } from './sequence-levels.ts';

/** A leaf at one of the doors its events come through. */
interface Arriving extends Waiting {
  readonly decoder: string | null;
}

/** The rules in front of leaves, and for each leaf those it hangs under. */
export interface Doors {
  readonly nodes: readonly PlanNode[];
  readonly parents: ReadonlyMap<Leaf, readonly PlanNode[]>;
}

/**
 * Doors in front of the manager's own rules, one for each kind of decoder, and behind them all leaves by what kind of
 * event they are about. Doors have level 0 and are tried in the order in which they are loaded; where an event passes
 * several, those of higher levels come first.
 */
export function doorsFor(leaves: readonly Leaf[], tree: RuleTree, { all }: Handovers): Doors {
  const nodes: PlanNode[] = [];
  const hung: (readonly [Leaf, PlanNode])[] = [];
  for (const [category, arriving] of byCategory(
    [...leaves, ...all.filter((each) => isOfUse(each, leaves))],
    tree,
  )) {
    const narrow = arriving.filter(({ decoder }) => decoder !== null);
    const broad = arriving.filter(({ decoder }) => decoder === null);
    for (const { members } of sequenceLevels(narrow, broad)) {
      for (const [decoder, own] of groupBy<Arriving, string | null>(members, (each) => each.decoder)) {
        const door: DoorNode = {
          kind: 'door',
          category,
          decoder,
          conditions: [],
          purpose: `Sigma rules for events of ${decoder === null ? `any ${category} decoder` : `decoder ${decoder}`}.`,
        };
        const behind = dispatch(own, door);
        nodes.push(door, ...behind.nodes);
        hung.push(...behind.parents);
      }
    }
  }
  const parents = groupBy(hung, ([leaf]) => leaf);
  return {
    nodes,
    parents: new Map([...parents].map(([leaf, own]) => [leaf, own.map(([, parent]) => parent)])),
  };
}

/** Whether leaves that its events can reach stand behind it. */
function isOfUse({ facts, level }: Handover, leaves: readonly Leaf[]): boolean {
  return leaves.some((leaf) => leaf.level <= level && !areDisjoint(leaf.facts, facts));
}

function byCategory(
  waiting: readonly (Leaf | Handover)[],
  tree: RuleTree,
): readonly (readonly [category: string, arriving: readonly Arriving[]])[] {
  const arriving = waiting.flatMap((waits) =>
    waits.facts.categories.flatMap((category) =>
      entrancesOf(waits, tree).map(({ decoder }) => ({
        category,
        decoder,
        waits,
        level: waits.level,
        asked: waits.asked,
      })),
    ),
  );
  return [...groupBy(arriving, ({ category }) => category)].sort(([a], [b]) => (a < b ? -1 : 1));
}
