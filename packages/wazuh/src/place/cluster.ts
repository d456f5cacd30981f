import { choice, groupBy, literal, type Pattern } from '@sigmazuh/compiler';
import {
  type LiteralText,
  type LiteralTexts,
  necessaryTexts,
  osmatchText,
  withoutLonger,
} from '../condition/index.ts';
import type { Leaf } from '../convert/index.ts';
import { limits } from '../limits.ts';
import { type Condition, targetKey } from '../locate/index.ts';
import { behind, type Dispatched, together, under } from './dispatched.ts';
import type { FilterNode, PlanNode } from './plan-node.ts';

/** Texts of which one is found in every event that the leaf matches. */
interface Witness {
  readonly target: Condition['target'];
  readonly texts: readonly LiteralText[];
}

interface Witnessed {
  readonly leaf: Leaf;
  readonly witness: Witness;
  /** Leaves that look for similar texts are neighbours in this order. */
  readonly order: string;
}

/** How many leaves stand behind one first look, from the outermost in. */
const tiers = [64, 16] as const;
/** Fewer leaves than this are asked as quickly one by one. */
const worthwhile = 3;
/** More texts than this are no help as a first look, and would make it the dearest of all. */
const mostTexts = 160;

/**
 * Puts leaves behind first looks for texts that they need, so that an event of their kind is asked few of them:
 *
 *     image …\certutil.exe, commandLine … -urlcache …    ┐   commandLine has -urlcache | DownloadString | …
 *     commandLine … DownloadString …                     ┘→  ├─ rule
 *                                                            └─ rule
 *
 * A first look holds for every event that one of its leaves matches, so nothing is lost.
 */
export function cluster(leaves: readonly Leaf[], parent: PlanNode): Dispatched {
  const parts = [...groupBy(leaves, ({ level }) => level)]
    .sort(([a], [b]) => b - a)
    .map(([level, members]) => clusterLevel(level, members, parent));
  return together(parts);
}

function clusterLevel(level: number, leaves: readonly Leaf[], parent: PlanNode): Dispatched {
  const commonness = commonnessIn(leaves);
  const witnessed: Witnessed[] = [];
  const alone: Leaf[] = [];
  for (const leaf of leaves) {
    const best = leaves.length < worthwhile ? null : bestWitness(leaf, commonness);
    if (best === null) alone.push(leaf);
    else witnessed.push({ leaf, witness: best, order: orderOf(best) });
  }
  const groups = [...groupBy(witnessed, ({ witness }) => targetKey(witness.target)).values()];
  return together([under(parent, alone), ...groups.map((group) => parted(group, level, parent, 0))]);
}

/** Members behind one first look for each group of them. */
function parted(members: readonly Witnessed[], level: number, parent: PlanNode, tier: number): Dispatched {
  const size = tiers[tier];
  if (size === undefined || members.length < worthwhile) return under(parent, leavesOf(members));
  const next = tiers[tier + 1] ?? 0;
  const groups = inGroups(members, size);
  return together(
    groups.map((group) => {
      const within = (above: PlanNode) =>
        group.length > next * 1.5 ? parted(group, level, above, tier + 1) : under(above, leavesOf(group));
      // Where one first look further in would hold them all, the one in front has asked already.
      const isOfUse = group.length >= worthwhile && !(tier > 0 && groups.length === 1);
      if (!isOfUse) return within(parent);
      const node = firstLook(group, level, parent);
      return behind(node, [within(node)]);
    }),
  );
}

function leavesOf(members: readonly Witnessed[]): readonly Leaf[] {
  return members.map(({ leaf }) => leaf);
}

/** Neighbours, as many as a first look takes. */
function inGroups(members: readonly Witnessed[], size: number): readonly (readonly Witnessed[])[] {
  const sorted = [...members].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  const groups: Witnessed[][] = [];
  let bytes = 0;
  let texts = 0;
  for (const member of sorted) {
    const most = member.witness.target.kind === 'field' ? limits.elementBytes : limits.loadedTextBytes;
    const own = osmatchText({ kind: 'texts', texts: member.witness.texts }).length + 1;
    const last = groups.at(-1);
    const more = member.witness.texts.length;
    const hasRoom = bytes + own <= most && texts + more <= mostTexts;
    if (last !== undefined && last.length < size && hasRoom) {
      last.push(member);
      bytes += own;
      texts += more;
    } else {
      groups.push([member]);
      bytes = own;
      texts = more;
    }
  }
  return groups;
}

function firstLook(members: readonly Witnessed[], level: number, parent: PlanNode): FilterNode {
  const [first] = members;
  const texts = withoutLonger(members.flatMap(({ witness }) => witness.texts));
  const target = first?.witness.target ?? { kind: 'log' };
  const pattern: Condition['pattern'] = beginAlike(texts)
    ? choice(texts.map(({ text }) => literal(text, 'caseless')))
    : { kind: 'texts', texts };
  return {
    kind: 'filter',
    parents: [parent],
    owner: null,
    level,
    conditions: [{ target, negated: 'no', pattern }],
    purpose: `First look for ${members.length} conditions of level ${level}.`,
  };
}

/** Fewer texts than this are found as quickly one after the other. */
const worthOneWalk = 24;

/**
 * Whether texts are many and begin in few ways, as hashes do behind the name of their kind (`IMPHASH=…`). `osmatch`
 * compares every one of them wherever that stands; a pattern does so once.
 */
function beginAlike(texts: readonly LiteralText[]): boolean {
  const kinds = new Set(texts.map(({ text }) => /^\w{3,}=/.exec(text)?.[0].toLowerCase()));
  return (
    texts.length >= worthOneWalk &&
    kinds.size <= 4 &&
    !kinds.has(undefined) &&
    texts.every(({ at }) => at === 'part')
  );
}

/** The condition of the first step whose texts turn up least. */
function bestWitness(leaf: Leaf, commonness: (target: string, text: LiteralText) => number): Witness | null {
  let best: Witness | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { target, negated, pattern } of candidates(leaf)) {
    if (negated === 'yes' || target.kind === 'address') continue;
    const found = textsOf(pattern);
    if (found === null || found.texts.length > mostTexts) continue;
    const room = target.kind === 'field' ? limits.elementBytes / 4 : limits.loadedTextBytes;
    if (osmatchText(found).length > room || osmatchText(found).startsWith('!')) continue;
    const { texts } = found;
    const key = targetKey(target);
    const share = texts.reduce((sum, text) => sum + commonness(key, text), 0);
    if (share >= least) continue;
    least = share;
    best = { target, texts };
  }
  return best;
}

/** What every event of the leaf has to meet at its first step. */
function candidates({ steps: [first] }: Leaf): readonly Condition[] {
  return first?.length === 1 ? (first[0] ?? []) : [];
}

function textsOf(pattern: Condition['pattern']): LiteralTexts | null {
  if (pattern.kind === 'texts') return pattern;
  return pattern.kind === 'written' ? null : necessaryTexts(pattern satisfies Pattern);
}

/** How often an arbitrary text of that length turns up in a field: a guess that only has to order texts well. */
const rarity = [1, 0.9, 0.6, 0.3, 0.1, 0.04, 0.015, 0.008, 0.005, 0.004, 0.003, 0.0025];

/** What many rules ask for happens often, and so does a short text. */
function commonnessIn(leaves: readonly Leaf[]): (target: string, text: LiteralText) => number {
  const counts = new Map<string, number>();
  const keyOf = (target: string, { text }: LiteralText) => `${target} ${text.toLowerCase()}`;
  for (const { target, pattern } of leaves.flatMap(candidates)) {
    for (const text of textsOf(pattern)?.texts ?? []) {
      const key = keyOf(targetKey(target), text);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return (target, text) =>
    Math.max(
      rarity[text.text.length] ?? 0.002,
      (counts.get(keyOf(target, text)) ?? 0) / (leaves.length + 20),
    );
}

function orderOf({ texts }: Witness): string {
  return texts
    .map(({ at, text }) => `${at === 'end' ? 1 : 0}${text.toLowerCase()}`)
    .sort()
    .join('|');
}
