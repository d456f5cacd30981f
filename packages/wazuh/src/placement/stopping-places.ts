import { type ManagerRule, type RuleTree, templates } from '../ruleset/index.ts';
import type { EventFacts } from './event-facts.ts';
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
  if (decoder === undefined || others.length > 0 || !isAskedFor(tree, decoder)) return null;
  const anyOfDecoder: EventFacts = {
    ...facts,
    values: new Map(),
    fieldRoots: { kind: 'without', names: [] },
  };
  const isReached = reachability(tree, anyOfDecoder);
  const entrances = new Set(templates.values());
  const dead = [...tree.rules.values()].filter((rule) => !isReached(rule.id) && !entrances.has(rule.id));
  const ranks = [...new Set(places.map((place) => place.rank))];
  const found = ranks.flatMap((rank) => {
    const parents = new Set(places.filter((place) => place.rank === rank).map((place) => place.parent));
    const copies = copiesWithin(tree, parents);
    return dead
      .filter(({ id }) => {
        const behind = tree.childrenOf(id).filter((child) => child.rank < rank);
        return behind.reduce((sum, child) => sum + copies(child), 0) > 1;
      })
      .map(({ id }) => ({ parent: id, rank }));
  });
  return found.length === 0 ? null : { decoder, places: found };
}

/** A manager that loads such a rule knows the decoder; to ask for one it does not know would stop it. */
function isAskedFor(tree: RuleTree, decoder: string): boolean {
  return [...tree.rules.values()].some((rule) =>
    rule.known.some(
      ({ subject, alternatives }) =>
        subject === 'decoder' && alternatives.some(({ text, at }) => at === 'exact' && text === decoder),
    ),
  );
}

/** How often rules with these ids hang in a branch, its head included. */
function copiesWithin(tree: RuleTree, ids: ReadonlySet<number>): (head: ManagerRule) => number {
  const known = new Map<number, number>();
  const count = (rule: ManagerRule): number => {
    const earlier = known.get(rule.id);
    if (earlier !== undefined) return earlier;
    const inner = tree.childrenOf(rule.id).reduce((sum, child) => sum + count(child), 0);
    const result = inner + (ids.has(rule.id) ? 1 : 0);
    known.set(rule.id, result);
    return result;
  };
  return count;
}
