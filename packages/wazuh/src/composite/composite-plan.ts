import type { Leaf } from '../branch/leaves.ts';
import type { PlanNode, TwinNode } from '../place/plan-node.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { carriedGroups } from './carried-groups.ts';
import { holdsGroup, type StockComposite, stockComposites } from './stock-composites.ts';
import { type StockEnd, type Taker, takersOf } from './takers.ts';
import { type CountedBase, countingGroup, twinOfTwin, twinsByGroup } from './twins.ts';

/**
 * What becomes of a composite whose events a Sigma rule may take.
 *
 * - `group`: the rule carries the group that it counts.
 * - `twin`: a rule of the pack counts in its place.
 * - `outranked`: the Sigma rule is more severe than the composite, and alerts each time.
 * - `apart`: the events are not counted any more.
 */
export type Handling = 'group' | 'twin' | 'outranked' | 'apart';

/** A composite of the manager, and what becomes of the events that Sigma rules take from it. */
export interface CompositeEntry {
  readonly id: number;
  readonly level: number;
  /** What it counts: `rule 5760`, `group authentication_failed`. */
  readonly counts: string;
  /** Keys of the Sigma rules by what is done for them. */
  readonly rules: Readonly<Record<Handling, readonly string[]>>;
  /** Keys under which the ids of its twins are remembered. */
  readonly twins: readonly string[];
}

export interface CompositePlan {
  /** Groups of the manager, and those by which twins count, for the rule that alerts for a key. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly twins: readonly TwinNode[];
  readonly entries: readonly CompositeEntry[];
}

/** A twin becomes a child in every place where the Sigma rule hangs; of a rule that hangs in more, none is made. */
const mostPlaces = 8;
/** Bytes of the groups by which twins count one rule's events; of more the last composites are left out. */
const mostGroupBytes = 1_200;

/**
 * Composites go on counting: by the group that a Sigma rule carries like the rule it stands for, or in a twin.
 *
 *     5760  sshd: failed            ─ counted by ─ 5763  8 in 120 s
 *     Sigma rule, counted_by_5763   ─ counted by ─ its twin, the same 8 in 120 s
 *
 * @param nodes the plan, in which a twin hangs under the rules whose events it counts
 * @param refused keys of twins that have no id
 */
export function planComposites(
  leaves: readonly Leaf[],
  nodes: readonly PlanNode[],
  tree: RuleTree,
  refused: ReadonlySet<string>,
): CompositePlan {
  const composites = stockComposites(tree);
  const takers = composites.length === 0 ? [] : takersOf(leaves, nodes, tree);
  const carried = new Map(takers.map((taker) => [taker.owner, carriedGroups(taker, tree)]));
  const bytes = new Map<string, number>();
  const decided = composites.map((each) => decide(each, takers, carried, bytes));
  const counted = new Set(decided.flatMap(({ bases }) => bases.map(({ id }) => id)));

  const made = new Map<number, readonly TwinNode[]>();
  const groups = new Map([...carried].map(([owner, own]) => [owner, [...own]]));
  const entries: CompositeEntry[] = [];
  for (const { each, rules, groupsOf, bases } of decided) {
    const { counts } = each.composite;
    const chained = counts.kind === 'rule' && each.under === 'counted' ? (made.get(counts.id) ?? []) : [];
    const twins = [
      ...twinsByGroup(each, bases, counted, tree),
      ...chained.flatMap((twin) => twinOfTwin(each, twin, tree)),
    ].filter(({ remembered }) => !refused.has(remembered));
    made.set(each.rule.id, twins);
    if (twins.length === 0) rules.apart.push(...rules.twin.splice(0));
    for (const owner of rules.twin) groups.get(owner)?.push(...(groupsOf.get(owner) ?? []));
    if (twins.length === 0 && Object.values(rules).every(({ length }) => length === 0)) continue;
    const { id, level } = each.rule;
    entries.push({
      id,
      level,
      counts: countsText(each),
      rules,
      twins: twins.map(({ remembered }) => remembered),
    });
  }
  return { groups, twins: [...made.values()].flat(), entries };
}

/** What is to be done for one composite. */
interface Decided {
  readonly each: StockComposite;
  readonly rules: Record<Handling, string[]>;
  /** Rules whose events Sigma rules take and a twin counts. */
  readonly bases: readonly CountedBase[];
  /** By which groups the twin counts a Sigma rule's events. */
  readonly groupsOf: ReadonlyMap<string, readonly string[]>;
}

function decide(
  each: StockComposite,
  takers: readonly Taker[],
  carried: ReadonlyMap<string, readonly string[]>,
  bytes: Map<string, number>,
): Decided {
  const rules: Record<Handling, string[]> = { group: [], twin: [], outranked: [], apart: [] };
  const bases: CountedBase[] = [];
  const groupsOf = new Map<string, readonly string[]>();
  for (const taker of takers) {
    const { owner } = taker;
    const found = taker.ends.filter(({ id }) => each.counted.has(id));
    if (found.length === 0) continue;
    const likely = found.filter(({ likelihood }) => likelihood !== 'possible');
    const own = likely.map(({ id }) => countingGroup(each, id, taker.places));
    const together = (bytes.get(owner) ?? 0) + [...new Set(own)].join().length + 1;
    const handling = handlingOf(each, taker, found, carried.get(owner) ?? []);
    if (handling === null) continue;
    const hasRoom = together <= mostGroupBytes && taker.places <= mostPlaces;
    if (handling !== 'twin' || !hasRoom) {
      rules[handling === 'twin' ? 'apart' : handling].push(owner);
      continue;
    }
    rules.twin.push(owner);
    bytes.set(owner, together);
    groupsOf.set(owner, [...new Set(own)]);
    for (const { id } of likely) bases.push({ id, places: taker.places });
  }
  return { each, rules, bases, groupsOf };
}

function handlingOf(
  { rule, composite: { counts }, under }: StockComposite,
  taker: Taker,
  ends: readonly StockEnd[],
  carried: readonly string[],
): Handling | null {
  if (counts.kind === 'group' && holdsGroup(carried.join(), counts.group)) return 'group';
  const isLikely = ends.some(({ likelihood }) => likelihood !== 'possible');
  if (taker.level > rule.level) return isLikely ? 'outranked' : null;
  return isLikely && under === 'counted' ? 'twin' : 'apart';
}

function countsText({ composite: { counts } }: StockComposite): string {
  switch (counts.kind) {
    case 'rule':
      return `rule ${counts.id}`;
    case 'group':
      return `group ${counts.group}`;
    case 'log':
      return `lines with ${counts.regex}`;
  }
}
