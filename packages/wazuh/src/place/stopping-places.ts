import { byIdentity, byKey } from '@sigmazuh/compiler';
import { type ManagerRule, type RuleTree, templates } from '../ruleset/index.ts';
import type { EventFacts } from './event-facts.ts';
import { knownDecoders } from './known-decoders.ts';
import type { GatePlace } from './place-gates.ts';
import { reachability } from './reachability.ts';

/** Places beside those of a gate that no event of its decoder gets to; the gate has to ask for that decoder. */
export interface StoppingPlaces {
  readonly decoder: string;
  readonly places: readonly GatePlace[];
}

/**
 * A manager's rule can hang in several branches of the tree, and whatever hangs under it is copied into all of them,
 * also into those that these events never enter. But the loader looks for parents until it has found one among some
 * siblings, and neither below that nor behind it (WAZUH.md k). So the gate itself, at the head of such a branch, keeps
 * the copies further in empty:
 *
 *     60000 …                            100 legacy events
 *     └─ 200                             ├─ ▶ gate                with all rules behind it
 *        ├─ 201 … 230                    └─ 201 … 230
 *        │  └─ ▶ gate, with all rules       └─ ▶ gate             found too late: empty
 *
 * What tells those events apart from these is the decoder, the one thing that surely decides where an event enters.
 */
export function stoppingPlaces(
  tree: RuleTree,
  facts: EventFacts,
  places: readonly GatePlace[],
): StoppingPlaces | null {
  const [decoder, ...others] = facts.decoders ?? [];
  if (decoder === undefined || others.length > 0 || !knownDecoders(tree).has(decoder)) return null;
  const isDead = unreachable(tree)(decoder, facts);
  const ranks = [...new Set(places.map((place) => place.rank))];
  const found = ranks.flatMap((rank) => {
    const parents = new Set(places.filter((place) => place.rank === rank).map((place) => place.parent));
    const { heads, copies } = branchesAround(tree, parents);
    const dead = new Set([...heads].filter(isDead));
    if (dead.size === 0) return [];
    return [...tree.rules.keys()]
      .filter((id) => dead.has(id))
      .filter((id) => {
        const behind = tree.childrenOf(id).filter((child) => child.rank < rank);
        return behind.reduce((sum, child) => sum + copies(child), 0) > 1;
      })
      .map((id) => ({ parent: id, rank }));
  });
  return found.length === 0 ? null : { decoder, places: found };
}

/** Rules that no event of the decoder gets to, whatever its fields; many sources share a decoder. */
const unreachable = byIdentity((tree: RuleTree) =>
  byKey(
    (decoder: string, { categories }: EventFacts) => [decoder, ...categories].join(' '),
    (_, facts) => findUnreachable(tree, facts),
  ),
);

function findUnreachable(tree: RuleTree, facts: EventFacts): (id: number) => boolean {
  const isReached = reachability(tree, {
    ...facts,
    values: new Map(),
    fieldRoots: { kind: 'without', names: [] },
  });
  const entrances = new Set(templates.values());
  return (id) => !entrances.has(id) && !isReached(id);
}

interface Branches {
  /** The rules above one of the ids, however far. */
  readonly heads: ReadonlySet<number>;
  /** How often rules with these ids hang in a branch, its head included. */
  readonly copies: (head: ManagerRule) => number;
}

function branchesAround(tree: RuleTree, ids: ReadonlySet<number>): Branches {
  const above = new Set<number>();
  const climb = (id: number): void => {
    for (const parent of tree.rules.get(id)?.parents ?? []) {
      if (above.has(parent)) continue;
      above.add(parent);
      climb(parent);
    }
  };
  for (const id of ids) climb(id);
  const known = new Map<number, number>();
  const copies = ({ id }: ManagerRule): number => {
    if (!above.has(id)) return ids.has(id) ? 1 : 0;
    const earlier = known.get(id);
    if (earlier !== undefined) return earlier;
    const inner = tree.childrenOf(id).reduce((sum, child) => sum + copies(child), 0);
    const result = inner + (ids.has(id) ? 1 : 0);
    known.set(id, result);
    return result;
  };
  return { heads: above, copies };
}
