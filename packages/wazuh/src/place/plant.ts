import { groupBy } from '@sigmazuh/compiler';
import { valuesCondition } from '../branch/branch-facts.ts';
import type { Leaf } from '../branch/leaves.ts';
import { limits } from '../limits.ts';
import type { Condition } from '../locate/wazuh-predicate.ts';
import { type RuleTree, templates } from '../ruleset/index.ts';
import { cluster } from './cluster.ts';
import { entrancesKey, entrancesOf } from './entrances.ts';
import {
  factsKey,
  type GatePlace,
  impliedValues,
  type PlacedGate,
  placeGates,
  reachability,
  type StoppingPlaces,
  stoppingPlaces,
} from './index.ts';
import type { AlertNode, FilterNode, GateNode, PlanNode } from './plan-node.ts';

/** Leaves that stand at the same places of the tree and alert with the same level. */
interface Bed {
  readonly level: number;
  readonly plots: readonly Plot[];
  readonly leaves: Leaf[];
}

/** Places whose gates ask for the same decoder; `null` = for none. */
interface Plot {
  readonly decoder: string | null;
  readonly places: readonly GatePlace[];
  readonly stops: StoppingPlaces | null;
}

/** Rules with several ways to match: all of them lead to one alerting rule. */
type HasSeveralEnds = (owner: string) => boolean;

/**
 * Gives every leaf its place: highest level first, so that lower gates keep clear of higher ones. Returns the nodes
 * in an order in which parents come before their children.
 */
export function plant(leaves: readonly Leaf[], tree: RuleTree): readonly PlanNode[] {
  const ends = new Map<string, number>();
  for (const { owner, steps } of leaves)
    ends.set(owner, (ends.get(owner) ?? 0) + (steps.at(-1)?.length ?? 1));
  const hasSeveralEnds: HasSeveralEnds = (owner) => (ends.get(owner) ?? 0) > 1;
  const nodes: PlanNode[] = [];
  const gates = new Map<string, GateNode>();
  for (const [i, bed] of bedsOf(leaves, tree).entries()) {
    // Beds that differ in other places may share a gate.
    const own = bed.plots
      .flatMap((plot) => gatesOf(bed.level, plot))
      .map((gate) => gates.get(gate.key) ?? gate);
    nodes.push(...own.filter((gate) => !gates.has(gate.key)));
    for (const gate of own) gates.set(gate.key, gate);
    nodes.push(...plantBed(bed, own, `${i}`, tree, hasSeveralEnds));
  }
  return [...nodes, ...singleAlerts(nodes, leaves, hasSeveralEnds)];
}

function bedsOf(leaves: readonly Leaf[], tree: RuleTree): readonly Bed[] {
  const beds = new Map<string, Bed>();
  const placed: PlacedGate[] = [];
  const byLevel = [...groupBy(leaves, (leaf) => leaf.level)].sort(([a], [b]) => b - a);
  for (const [level, ofLevel] of byLevel) {
    const added: PlacedGate[] = [];
    for (const members of groupBy(ofLevel, (leaf) => entrancesKey(leaf, tree)).values()) {
      const [first] = members;
      if (first === undefined) continue;
      const plots = entrancesOf(first, tree).map(({ facts, decoder }): Plot => {
        const places = placeGates(tree, facts, level, placed);
        added.push({ places, level, facts, reaches: reachability(tree, facts) });
        return { decoder, places, stops: stoppingPlaces(tree, facts, places) };
      });
      const key = `${level} ${JSON.stringify(plots)}`;
      const bed = beds.get(key);
      if (bed === undefined) beds.set(key, { level, plots, leaves: [...members] });
      else bed.leaves.push(...members);
    }
    placed.push(...added);
  }
  return [...beds.values()];
}

function plantBed(
  bed: Bed,
  gates: readonly GateNode[],
  name: string,
  tree: RuleTree,
  hasSeveralEnds: HasSeveralEnds,
): readonly PlanNode[] {
  const known = new Map<string, readonly ReadonlyMap<string, readonly string[]>[]>();
  const knownAt = (leaf: Leaf) => {
    const key = factsKey(leaf.facts);
    const found = known.get(key);
    if (found !== undefined) return found;
    const implied = impliedValues(tree, leaf.facts);
    const parents = bed.plots.flatMap((plot) => plot.places).map((place) => implied(place.parent));
    known.set(key, parents);
    return parents;
  };
  const seeds = bed.leaves.map((leaf) => ({
    leaf,
    steps: withAsked(leaf, (field, values) =>
      knownAt(leaf).every((each) => each.get(field.toLowerCase())?.every((value) => values.includes(value))),
    ),
  }));
  return cluster(seeds, gates, name).flatMap((each) => grow(each, hasSeveralEnds));
}

/** A gate holds a limited number of parents, and those at different heights need one each. */
function gatesOf(level: number, { decoder: asked, places, stops }: Plot): readonly GateNode[] {
  const gates: GateNode[] = [];
  const ranks = [...new Set(places.map((place) => place.rank))].sort((a, b) => b - a);
  const categories = new Map([...templates].map(([category, id]) => [id, category]));
  const add = (under: GateNode['under'], rank: number, decoder: string | null) =>
    gates.push({
      kind: 'gate',
      key: `gate ${level} ${rank} ${typeof under === 'string' ? under : under.join(',')} ${decoder ?? ''}`,
      under,
      decoder,
      rank,
      level,
      conditions: [],
    });
  for (const rank of ranks) {
    const ids = places.filter((place) => place.rank === rank).map((place) => place.parent);
    for (const id of ids) {
      const category = categories.get(id);
      if (category !== undefined) add(category, rank, asked);
    }
    const stopping = (stops?.places ?? [])
      .filter((place) => place.rank === rank)
      .map((place) => place.parent);
    const decoder = asked ?? (stopping.length > 0 ? (stops?.decoder ?? null) : null);
    const rules = [...stopping, ...ids.filter((id) => !categories.has(id))];
    for (let i = 0; i < rules.length; i += parentsPerNode)
      add(rules.slice(i, i + parentsPerNode), rank, decoder);
  }
  return gates;
}

/** The leaf's steps with the conditions its facts rest on in front, save those its parents imply. */
function withAsked(
  leaf: Leaf,
  isImplied: (field: string, values: readonly string[]) => boolean | undefined,
): Leaf['steps'] {
  const asked: Condition[] = [];
  for (const [field, values] of leaf.asked) {
    const lower = values.map((each) => each.toLowerCase());
    if (isImplied(field, lower) !== true) asked.push(valuesCondition(field, values));
  }
  if (asked.length === 0) return leaf.steps;
  const [first, ...others] = leaf.steps;
  if (first?.length === 1 && first[0]?.every((each) => each.target.kind !== 'log')) {
    return [[[...asked, ...first[0]]], ...others];
  }
  return [[asked], ...leaf.steps];
}

/** A leaf with the nodes it hangs under, its steps still to be written. */
export interface Seedling {
  readonly leaf: Leaf;
  readonly steps: Leaf['steps'];
  readonly parents: readonly PlanNode[];
}

function grow(sprout: PlanNode | Seedling, hasSeveralEnds: HasSeveralEnds): readonly PlanNode[] {
  if ('kind' in sprout) return [sprout];
  const { leaf, steps } = sprout;
  const nodes: PlanNode[] = [];
  let parents = sprout.parents;
  // Parents and clusters, which depend on other rules, add and save steps in front: a step keeps its number in the leaf.
  const first = leaf.steps.length - steps.length;
  for (const [depth, step] of steps.entries()) {
    const isLast = depth === steps.length - 1 && !hasSeveralEnds(leaf.owner);
    const next = step.map((conditions, i): FilterNode | AlertNode => {
      const key = `${leaf.owner} ${leaf.key} ${first + depth}.${i}${isLast ? '' : ' filter'}`;
      return isLast
        ? { kind: 'alert', key, conditions, parents, level: leaf.level, owner: leaf.owner }
        : { kind: 'filter', key, conditions, parents, owner: leaf.owner };
    });
    nodes.push(...next);
    parents = next;
  }
  return nodes;
}

/** One alerting rule under the last filters of all leaves of a rule; where they are too many, under collected ones. */
function singleAlerts(
  nodes: readonly PlanNode[],
  leaves: readonly Leaf[],
  hasSeveralEnds: HasSeveralEnds,
): readonly PlanNode[] {
  const withChildren = new Set(nodes.flatMap((node) => (node.kind === 'gate' ? [] : node.parents)));
  const endsOf = groupBy(
    nodes.filter((node) => node.kind === 'filter' && node.owner !== null && !withChildren.has(node)),
    (node) => (node.kind === 'gate' ? '' : (node.owner ?? '')),
  );
  const levels = new Map(leaves.map((leaf) => [leaf.owner, leaf.level]));
  return [...levels].flatMap(([owner, level]): readonly PlanNode[] => {
    if (!hasSeveralEnds(owner)) return [];
    const collected: FilterNode[] = [];
    let parents: readonly PlanNode[] = endsOf.get(owner) ?? [];
    while (parents.length > parentsPerNode) {
      parents = inGroups(parents, parentsPerNode).map((group): FilterNode => {
        const key = `${owner} collected ${collected.length}`;
        const node: FilterNode = { kind: 'filter', key, conditions: [], parents: group, owner };
        collected.push(node);
        return node;
      });
    }
    return [...collected, { kind: 'alert', key: `${owner} single`, conditions: [], parents, level, owner }];
  });
}

/** As many ids, of six digits and a comma each, as `<if_sid>` takes. */
const parentsPerNode = Math.floor((limits.loadedTextBytes + 1) / 7);

function inGroups<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
