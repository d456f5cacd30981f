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

/** Rules that keep one id whatever their form: all their leaves lead to one alerting rule. */
export type SingleAlert = (owner: string) => boolean;

/**
 * Gives every leaf its place: highest level first, so that lower gates keep clear of higher ones. Returns the nodes
 * in an order in which parents come before their children.
 */
export function plant(leaves: readonly Leaf[], tree: RuleTree, isSingle: SingleAlert): readonly PlanNode[] {
  const nodes: PlanNode[] = [];
  const gates = new Map<string, GateNode>();
  for (const [i, bed] of bedsOf(leaves, tree).entries()) {
    // Beds that differ in other places may share a gate.
    const own = bed.plots
      .flatMap((plot) => gatesOf(bed.level, plot))
      .map((gate) => gates.get(gate.key) ?? gate);
    nodes.push(...own.filter((gate) => !gates.has(gate.key)));
    for (const gate of own) gates.set(gate.key, gate);
    nodes.push(...plantBed(bed, own, `${i}`, tree, isSingle));
  }
  return [...nodes, ...singleAlerts(nodes, leaves, isSingle)];
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
  isSingle: SingleAlert,
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
  return cluster(seeds, gates, name).flatMap((each) => grow(each, isSingle));
}

/** A gate holds a limited number of parents, and those at different heights need one each. */
function gatesOf(level: number, { decoder: asked, places, stops }: Plot): readonly GateNode[] {
  const gates: GateNode[] = [];
  const perGate = Math.floor((limits.loadedTextBytes + 1) / 7);
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
    for (let i = 0; i < rules.length; i += perGate) add(rules.slice(i, i + perGate), rank, decoder);
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

function grow(sprout: PlanNode | Seedling, isSingle: SingleAlert): readonly PlanNode[] {
  if ('kind' in sprout) return [sprout];
  const { leaf, steps } = sprout;
  const nodes: PlanNode[] = [];
  let parents = sprout.parents;
  // Parents and clusters, which depend on other rules, add and save steps in front: a step keeps its number in the leaf.
  const first = leaf.steps.length - steps.length;
  for (const [depth, step] of steps.entries()) {
    const isLast = depth === steps.length - 1 && !isSingle(leaf.owner);
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

/** One alerting rule under the last filters of all leaves of a rule. */
function singleAlerts(
  nodes: readonly PlanNode[],
  leaves: readonly Leaf[],
  isSingle: SingleAlert,
): readonly AlertNode[] {
  const withChildren = new Set(nodes.flatMap((node) => (node.kind === 'gate' ? [] : node.parents)));
  const owners = [...new Set(leaves.map((leaf) => leaf.owner))].filter(isSingle);
  return owners.flatMap((owner): readonly AlertNode[] => {
    const ends = nodes.filter(
      (node) => node.kind === 'filter' && node.owner === owner && !withChildren.has(node),
    );
    const level = leaves.find((leaf) => leaf.owner === owner)?.level ?? 0;
    if (ends.length === 0) return [];
    return [{ kind: 'alert', key: `${owner} single`, conditions: [], parents: ends, level, owner }];
  });
}
