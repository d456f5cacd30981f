import { limits } from '../limits.ts';
import { type ManagerRule, type RuleTree, templates } from '../ruleset/index.ts';
import { areDisjoint, certaintyOf, type EventFacts } from './event-facts.ts';

/** A place for a gate: under rule `parent`, behind all its children of this rank and above. */
export interface GatePlace {
  readonly parent: number;
  readonly rank: number;
}

/** Gates already in the tree, of which later, lower ones have to stay clear. */
export interface PlacedGate {
  readonly places: readonly GatePlace[];
  readonly level: number;
  readonly facts: EventFacts;
  /** Whether events with these facts get to a rule. */
  readonly reaches: (id: number) => boolean;
}

interface Sibling {
  readonly rank: number;
  /** The highest level an event can end with once the engine has entered here. */
  readonly highest: number;
  readonly enter: () => void;
}

/** A gate of level 16 is the first that stands behind the siblings of level 0, which the engine tries before all. */
const firstRank = 1_600;

/** The rules under another that an event can enter; `closed`: the last of them takes every event that gets there. */
interface Feasible {
  readonly rules: readonly ManagerRule[];
  readonly closed: 'yes' | 'no';
}

function feasibleChildren(tree: RuleTree, facts: EventFacts, id: number): Feasible {
  const rules: ManagerRule[] = [];
  for (const rule of tree.childrenOf(id)) {
    const certainty = certaintyOf(rule, facts);
    if (certainty === 'never') continue;
    rules.push(rule);
    if (certainty === 'always' && rule.silent === 'no') return { rules, closed: 'yes' };
  }
  return { rules, closed: 'no' };
}

/**
 * Finds where gates have to stand so that every event of these facts passes one before it can end with a level up
 * to `level`, and after everything above `level` has had its turn:
 *
 *     60004            the engine tries siblings from the highest rank down
 *     ├─ 92x level 14    may end above 12: stays in front
 *     ├─ ▶ gate for 12   noalert: nothing happens when no rule of it matches
 *     ├─ 92y level 10    cannot end above 12: behind the gate
 *     └─ 92z level 4
 *
 * A sibling in front of the gate takes events with it, so it gets gates of its own inside.
 */
export function placeGates(
  tree: RuleTree,
  facts: EventFacts,
  level: number,
  placed: readonly PlacedGate[],
): readonly GatePlace[] {
  const relevant = placed.filter((gate) => gate.level > level && !areDisjoint(gate.facts, facts));
  const gates = new Map<number, { readonly rank: number; readonly set: PlacedGate }[]>();
  for (const set of relevant) {
    for (const { parent, rank } of set.places) {
      const under = gates.get(parent);
      if (under === undefined) gates.set(parent, [{ rank, set }]);
      else under.push({ rank, set });
    }
  }
  const gatesUnder = (id: number) => gates.get(id) ?? [];
  const feasibleUnder = new Map<number, Feasible>();
  const copiesOf = new Map<number, number>();
  const highestOf = new Map<number, number>();
  const setsIn = new Map<number, ReadonlySet<PlacedGate>>();
  const places = new Map<number, number>();
  const visited = new Set<number>();

  const feasible = (id: number): Feasible => {
    const known = feasibleUnder.get(id);
    if (known !== undefined) return known;
    const result = feasibleChildren(tree, facts, id);
    feasibleUnder.set(id, result);
    return result;
  };

  /** In how many places a rule hangs. */
  const copies = (id: number): number => {
    const known = copiesOf.get(id);
    if (known !== undefined) return known;
    const parents = tree.rules.get(id)?.parents ?? [];
    const result = parents.length === 0 ? 1 : parents.reduce((sum, parent) => sum + copies(parent), 0);
    copiesOf.set(id, result);
    return result;
  };

  /** The highest level the manager's own rules can end an event with from here on. */
  const highest = (rule: ManagerRule): number => {
    const known = highestOf.get(rule.id);
    if (known !== undefined) return known;
    const { rules, closed } = feasible(rule.id);
    const own = rule.silent === 'yes' || closed === 'yes' ? 0 : rule.level;
    const result = Math.max(own, ...rules.map(highest));
    highestOf.set(rule.id, result);
    return result;
  };

  /**
   * The same for a sibling, whose turn only comes when those before it did not match: these do not match further in
   * either, wherever they hang a second time.
   */
  const highestInTurn = (child: ManagerRule, under: ManagerRule): number => {
    if (highest(child) <= level) return highest(child);
    const { rules } = feasible(under.id);
    const failed = new Set(rules.slice(0, rules.indexOf(child)).map((rule) => rule.id));
    const seen = new Map<number, number>();
    const walk = (rule: ManagerRule): number => {
      const known = seen.get(rule.id);
      if (known !== undefined) return known;
      const inner = feasible(rule.id);
      const own = rule.silent === 'yes' || inner.closed === 'yes' ? 0 : rule.level;
      const result = Math.max(own, ...inner.rules.filter((each) => !failed.has(each.id)).map(walk));
      seen.set(rule.id, result);
      return result;
    };
    return walk(child);
  };

  /** The sets of gates that have one in this rule or deeper. */
  const setsInside = (rule: ManagerRule): ReadonlySet<PlacedGate> => {
    const known = setsIn.get(rule.id);
    if (known !== undefined) return known;
    const result = new Set(gatesUnder(rule.id).map((gate) => gate.set));
    for (const child of feasible(rule.id).rules) for (const set of setsInside(child)) result.add(set);
    setsIn.set(rule.id, result);
    return result;
  };

  /** Behind a set's own gate its gates further in say nothing new: no event gets there that it has a rule for. */
  const highestInside = (child: ManagerRule, under: ManagerRule): number => {
    const passed = gatesUnder(under.id).filter((gate) => gate.rank > child.rank);
    const sets = [...setsInside(child)].filter(
      (set) => set.reaches(under.id) && !passed.some((gate) => gate.set === set),
    );
    return Math.max(highestInTurn(child, under), ...sets.map((set) => set.level));
  };

  const place = (rule: ManagerRule): void => {
    if (visited.has(rule.id)) return;
    visited.add(rule.id);
    const { rules, closed } = feasible(rule.id);
    const siblings: Sibling[] = [
      ...rules.map((each) => ({
        rank: each.rank,
        highest: highestInside(each, rule),
        enter: () => place(each),
      })),
      ...gatesUnder(rule.id).map((gate) => ({
        rank: gate.rank,
        highest: gate.set.level,
        enter: () => undefined,
      })),
    ].sort((a, b) => b.rank - a.rank);
    // Ending here may outrank the gate, so it must not stand here; what lies deeper can still end below it. And
    // from a silent rule the search goes on to its siblings, which may outrank the gate as well.
    const isTemplate = rule.parents.length === 0 && templates.get(rule.category) === rule.id;
    const outranks = rule.silent === 'yes' ? !isTemplate : rule.level > level;
    const lastAbove = siblings.findLast((sibling) => sibling.highest > level);
    const rank = outranks ? 0 : Math.min(lastAbove?.rank ?? firstRank, firstRank);
    const inFront = siblings.filter((sibling) => sibling.rank >= rank);
    for (const sibling of inFront) sibling.enter();
    if (outranks || (closed === 'yes' && inFront.length === siblings.length)) return;
    if (copies(rule.id) <= limits.copiesPerPlace) places.set(rule.id, rank);
  };

  for (const category of facts.categories) {
    const root = tree.rules.get(templates.get(category) ?? 0);
    if (root !== undefined) place(root);
  }
  return [...places].map(([parent, rank]) => ({ parent, rank })).sort((a, b) => a.parent - b.parent);
}
