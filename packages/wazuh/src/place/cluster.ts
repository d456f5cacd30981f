import { alternativesOf, choice, type Pattern, patternKey } from '@sigmazuh/compiler';
import type { Leaf } from '../branch/leaves.ts';
import { patternText } from '../condition/condition-text.ts';
import { type Condition, targetKey } from '../locate/wazuh-predicate.ts';
import type { FilterNode, PlanNode } from './plan-node.ts';
import type { Seedling } from './plant.ts';
import { guessedShare } from './selectivity.ts';

export interface Seed {
  readonly leaf: Leaf;
  readonly steps: Leaf['steps'];
}

/** A condition on a field, whose alternatives can be looked at. */
type FieldCondition = Condition & { readonly pattern: Pattern };

function isOnField(condition: Condition): condition is FieldCondition {
  return (
    condition.negated === 'no' && condition.target.kind === 'field' && condition.pattern.kind !== 'written'
  );
}

/** A seed with the condition it is sorted by, and how often that is likely to hold. */
interface Sorted {
  readonly seed: Seed;
  readonly condition: FieldCondition;
  readonly share: number;
  /** Sorted by it, rules that ask for similar things are neighbours. */
  readonly order: string;
}

/** How large clusters may become. */
interface Sizes {
  readonly rules: number;
  /** How many of its rules' conditions may hold for an event, by guess (see `guessedShare`). */
  readonly share: number;
  readonly alternatives: number;
  readonly textBytes: number;
  /** Fewer rules than this are not parted into clusters of these sizes. */
  readonly parted: number;
}

/**
 * From the outermost in: large ones first, so that there are few to ask, small ones last, so that entering one costs
 * little. More tiers would ask fewer rules still, but every cluster is one more rule wherever its gate hangs.
 */
const tiers: readonly [outermost: Sizes, ...within: Sizes[]] = [
  { rules: 200, share: 1.2, alternatives: 800, textBytes: 14_000, parted: 0 },
  { rules: 40, share: 0.8, alternatives: 300, textBytes: 6_000, parted: 20 },
  { rules: 8, share: 0.4, alternatives: 300, textBytes: 6_000, parted: 12 },
];

/** Fewer rules than this are tried as quickly as a condition in front of them. */
const worthwhile = 3;
/** A condition that holds more often than this is no use in front. */
const usefulShare = 0.4;

/**
 * Puts rules behind conditions that several of them share in part, so that an event tries few of them (an event is
 * asked one condition a cluster, and enters those that hold):
 *
 *     image \certutil.exe, commandLine -urlcache      ┐   commandLine  -urlcache | DownloadString | …
 *     commandLine DownloadString, …                   ┘→  ├─ rule
 *                                                         └─ rule
 *
 * A cluster's condition holds for every event that one of its rules matches, so nothing is lost; all its rules have
 * one level, so their order means nothing.
 */
export function cluster(
  seeds: readonly Seed[],
  gates: readonly PlanNode[],
  name: string,
): readonly (PlanNode | Seedling)[] {
  const frequency = frequencies(seeds);
  const sorted: Sorted[] = [];
  const planted: (PlanNode | Seedling)[] = [];
  for (const seed of seeds) {
    const best = sortingCondition(seed, frequency);
    if (best === null) planted.push({ ...seed, parents: gates });
    else sorted.push({ seed, ...best, order: orderKey(best.condition) });
  }
  return [...planted, ...clustered(groupsOf(sorted, tiers[0]), gates, 0, `cluster ${name}`)];
}

/** The members behind one filter for each group of them; a group too small for one stays under the parents. */
function clustered(
  groups: readonly (readonly Sorted[])[],
  parents: readonly PlanNode[],
  tier: number,
  name: string,
): readonly (PlanNode | Seedling)[] {
  return groups.flatMap((members, i): readonly (PlanNode | Seedling)[] => {
    if (members.length < worthwhile) return members.map(({ seed }) => ({ ...seed, parents }));
    const filter = filterFor(members, parents, `${name} ${i}`);
    return [filter, ...parted(members, filter, tier + 1)];
  });
}

/** What a cluster holds: smaller clusters, if it is large enough for any. */
function parted(
  members: readonly Sorted[],
  filter: FilterNode,
  tier: number,
): readonly (PlanNode | Seedling)[] {
  const sizes = tiers[tier];
  if (sizes === undefined) return members.map((member) => behind(filter, member));
  const groups = members.length < sizes.parted ? [members] : groupsOf(members, sizes);
  return groups.length === 1
    ? parted(members, filter, tier + 1)
    : clustered(groups, [filter], tier, filter.key);
}

/** How large a part of the seeds asks for each alternative. */
function frequencies(
  seeds: readonly Seed[],
): (condition: FieldCondition) => (alternative: Pattern) => number {
  const counts = new Map<string, number>();
  const key = (condition: FieldCondition, alternative: Pattern) =>
    `${targetKey(condition.target)} ${patternKey(alternative)}`;
  for (const condition of seeds.flatMap(candidates)) {
    for (const alternative of alternativesOf(condition.pattern)) {
      const text = key(condition, alternative);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return (condition) => (alternative) => (counts.get(key(condition, alternative)) ?? 0) / (seeds.length + 20);
}

/** The conditions every event of a seed's rule must meet at its first step. */
function candidates(seed: Seed): readonly FieldCondition[] {
  const [first] = seed.steps;
  const [only] = first ?? [];
  if (only === undefined || first?.length !== 1) return [];
  return only.filter(isOnField);
}

function sortingCondition(
  seed: Seed,
  frequency: (condition: FieldCondition) => (alternative: Pattern) => number,
): { readonly condition: FieldCondition; readonly share: number } | null {
  let best: { readonly condition: FieldCondition; readonly share: number } | null = null;
  for (const condition of candidates(seed)) {
    if (alternativesOf(condition.pattern).length > tiers[0].alternatives / 2) continue;
    const share = guessedShare(condition.pattern, frequency(condition));
    if (share <= usefulShare && (best === null || share < best.share)) best = { condition, share };
  }
  return best !== null && patternText(best.condition.pattern).length <= tiers[0].textBytes / 2 ? best : null;
}

/** Neighbours in the order of what they ask for, as long as their cluster stays within its sizes. */
function groupsOf(sorted: readonly Sorted[], sizes: Sizes): readonly (readonly Sorted[])[] {
  const byText = [...sorted].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  const found: Sorted[][] = [];
  let target = '';
  let load = { share: 0, alternatives: 0, bytes: 0, asked: new Set<string>() };
  for (const member of byText) {
    const text = patternText(member.condition.pattern);
    const last = found.at(-1);
    const isAsked = load.asked.has(text);
    const added = isAsked ? 0 : 1;
    const alternatives = alternativesOf(member.condition.pattern).length * added;
    const fits =
      last !== undefined &&
      target === targetKey(member.condition.target) &&
      last.length < sizes.rules &&
      load.share + member.share * added <= sizes.share &&
      load.alternatives + alternatives <= sizes.alternatives &&
      load.bytes + text.length * added <= sizes.textBytes;
    if (fits) last.push(member);
    else {
      found.push([member]);
      target = targetKey(member.condition.target);
      load = { share: 0, alternatives: 0, bytes: 0, asked: new Set() };
    }
    load.share += member.share * added;
    load.alternatives += alternatives;
    load.bytes += text.length * added;
    load.asked.add(text);
  }
  return found;
}

function orderKey(condition: FieldCondition): string {
  return `${targetKey(condition.target)} ${patternText(condition.pattern).replace(/^\(\?i?s?\)(?:\\A)?/, '')}`;
}

function filterFor(members: readonly Sorted[], gates: readonly PlanNode[], key: string): FilterNode {
  const [first] = members;
  const target = first?.condition.target ?? { kind: 'log' };
  const pattern = choice(members.map(({ condition }) => condition.pattern));
  return {
    kind: 'filter',
    key,
    parents: gates,
    owner: null,
    conditions: [{ target, negated: 'no', pattern }],
  };
}

/** A member does not repeat the cluster's condition when it is its own. */
function behind(filter: FilterNode, { seed, condition }: Sorted): Seedling {
  const [asked] = filter.conditions;
  const isSame =
    asked !== undefined && isOnField(asked) && patternKey(asked.pattern) === patternKey(condition.pattern);
  const [first, ...others] = seed.steps;
  const [only] = first ?? [];
  if (!isSame || only === undefined || first?.length !== 1) return { ...seed, parents: [filter] };
  const rest = only.filter((each) => each !== condition);
  const steps = rest.length === 0 && others.length > 0 ? others : [[rest], ...others];
  return { leaf: seed.leaf, steps, parents: [filter] };
}
