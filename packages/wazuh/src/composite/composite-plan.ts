import { groupBy } from '@sigmazuh/compiler';
import type { Leaf } from '../convert/index.ts';
import type { CountedNode, PlanNode, TwinNode } from '../place/plan-node.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { carriedGroups } from './carried-groups.ts';
import { addInner, addTaking, type Handling, handlingOf, isOnlyTried } from './handling.ts';
import { type StockComposite, stockComposites } from './stock-composites.ts';
import { isLikely } from './stock-ends.ts';
import { type Taker, takersOf } from './takers.ts';
import { type CountedBase, countingGroup, triedGroup, twinOfTwin, twinsByGroup } from './twins.ts';

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
  /** Groups of the manager, and those by which twins count, for rules of the pack. */
  readonly groups: ReadonlyMap<PlanNode, readonly string[]>;
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
 * @param keysOf the Sigma rules whose events end in a rule that correlations count
 */
export function planComposites(
  leaves: readonly Leaf[],
  nodes: readonly PlanNode[],
  tree: RuleTree,
  refused: ReadonlySet<string>,
  keysOf: (node: CountedNode) => readonly string[] = () => [],
): CompositePlan {
  const composites = stockComposites(tree);
  const takers = composites.length === 0 ? [] : takersOf(leaves, nodes, tree, keysOf);
  const carried = new Map(takers.map((taker) => [taker, carriedGroups(taker, tree)]));
  const bytes = new Map<Taker, number>();
  const concerned = takersByComposite(takers, carried);
  const decided = composites.map((each) => decide(each, concerned(each), carried, bytes, tree));
  const counted = new Set(decided.flatMap(({ bases }) => bases.map(({ id }) => id)));

  const made = new Map<number, readonly TwinNode[]>();
  const known = new Map<number, Decided['rules']>();
  const isRepeated = (id: number): boolean => {
    const under = known.get(id)?.twin ?? [];
    return (made.get(id) ?? []).length > 0 && under.reduce((sum, { places }) => sum + places, 0) > 1;
  };
  const groups = new Map([...carried].map(([taker, own]) => [taker, [...own]]));
  const entries: CompositeEntry[] = [];
  for (const { each, rules, groupsOf, bases } of decided) {
    const { counts } = each.composite;
    const chained = counts.kind === 'rule' && each.under === 'counted' ? (made.get(counts.id) ?? []) : [];
    const twins = [
      ...twinsByGroup(each, bases, counted, tree),
      ...chained.flatMap((twin) => twinOfTwin(each, twin, tree)),
    ].filter(({ remembered }) => !refused.has(remembered));
    made.set(each.rule.id, twins);
    if (twins.length === 0) rules.apart.push(...rules.twin.splice(0), ...rules.shifted.splice(0));
    else for (const [taker, own] of groupsOf) groups.get(taker)?.push(...own);
    addTaking(each, rules, decided, carried);
    addInner(each, rules, known, isRepeated);
    known.set(each.rule.id, rules);
    if (twins.length === 0 && Object.values(rules).every(({ length }) => length === 0)) continue;
    const { id, level } = each.rule;
    entries.push({
      id,
      level,
      counts: countsText(each),
      rules: {
        group: ownersOf(rules.group),
        twin: ownersOf(rules.twin),
        shifted: ownersOf(rules.shifted),
        outranked: ownersOf(rules.outranked),
        apart: ownersOf(rules.apart),
      },
      twins: twins.map(({ remembered }) => remembered),
    });
  }
  const carriers = [...groups].flatMap(([taker, own]) => taker.carriers.map((node) => [node, own] as const));
  return { groups: new Map(carriers), twins: [...made.values()].flat(), entries };
}

function ownersOf(takers: readonly Taker[]): readonly string[] {
  return [...new Set(takers.flatMap(({ owners }) => owners))];
}

/** What is to be done for one composite. */
interface Decided {
  readonly each: StockComposite;
  readonly rules: Record<Handling, Taker[]>;
  /** Rules whose events Sigma rules take and a twin counts. */
  readonly bases: readonly CountedBase[];
  /** By which groups the twin counts a Sigma rule's events. */
  readonly groupsOf: ReadonlyMap<Taker, readonly string[]>;
}

/** Of all takers those that a composite may lose events to: its own rules are where theirs may end, or they carry groups. */
function takersByComposite(
  takers: readonly Taker[],
  carried: ReadonlyMap<Taker, readonly string[]>,
): (each: StockComposite) => readonly Taker[] {
  const ends = takers.flatMap((taker) => taker.ends.map(({ id }) => ({ id, taker })));
  const byEnd = groupBy(ends, ({ id }) => id);
  const carriers = takers.filter((taker) => (carried.get(taker) ?? []).length > 0);
  return ({ counted, rule }) => {
    const ending = [...counted, ...rule.parents]
      .flatMap((id) => byEnd.get(id) ?? [])
      .map(({ taker }) => taker);
    const found = new Set([...carriers, ...ending]);
    return takers.filter((taker) => found.has(taker));
  };
}

function decide(
  each: StockComposite,
  takers: readonly Taker[],
  carried: ReadonlyMap<Taker, readonly string[]>,
  bytes: Map<Taker, number>,
  tree: RuleTree,
): Decided {
  const rules: Record<Handling, Taker[]> = { group: [], twin: [], shifted: [], outranked: [], apart: [] };
  const bases: CountedBase[] = [];
  const groupsOf = new Map<Taker, readonly string[]>();
  for (const taker of takers) {
    const handling = handlingOf(each, taker, carried.get(taker) ?? [], tree);
    if (handling === null) continue;
    const found = taker.ends.filter(({ id }) => each.counted.has(id));
    const likely = found.filter(({ likelihood }) => isLikely(likelihood));
    const own = likely.map(({ id }) =>
      isOnlyTried(taker) ? triedGroup(each, id) : countingGroup(each, id, taker.places),
    );
    const together = (bytes.get(taker) ?? 0) + [...new Set(own)].join().length + 1;
    const hasRoom = together <= mostGroupBytes && taker.places <= mostPlaces;
    const hasTwin = likely.length > 0 && (handling === 'twin' || handling === 'shifted');
    if (!hasTwin || !hasRoom) {
      rules[hasTwin ? 'apart' : handling].push(taker);
      continue;
    }
    rules[handling].push(taker);
    bytes.set(taker, together);
    groupsOf.set(taker, [...new Set(own)]);
    for (const { id } of likely)
      bases.push(isOnlyTried(taker) ? { id, places: 1, tried: 'too' } : { id, places: taker.places });
  }
  return { each, rules, bases, groupsOf };
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
