import type { ByteText } from '../bytes.ts';
import type { DecoderCategory } from '../event.ts';
import type { RuleDraft } from './draft.ts';
import { type CountedTree, stepsToCategory, stepsToReached, type WalkedNode } from './loader-steps.ts';
import type { Counted, Rule, RuleNode, RuleSlot } from './rule.ts';

/** A rule's one place in memory while the ruleset loads. */
export interface GrowingSlot extends RuleSlot {
  rule: Rule;
  /** What the rule said when it was loaded first, which overwriting cannot change. */
  readonly original: RuleDraft;
  /** What it counts, if anything. */
  counted: Counted | null;
  countedBySid: boolean;
  countedByGroup: readonly number[];
  /** Every place it has in the tree. */
  readonly nodes: GrowingNode[];
}

export interface GrowingNode extends RuleNode, WalkedNode {
  readonly slot: GrowingSlot;
  readonly parent: GrowingNode | null;
  children: GrowingNode[];
}

export interface RuleTree extends CountedTree {
  readonly roots: GrowingNode[];
  readonly slots: Map<number, GrowingSlot>;
  /** The rules of each group text. */
  readonly groups: Map<ByteText, Set<GrowingSlot>>;
  /** Overwriting a rule's level leaves its places as they are, and siblings out of order. */
  siblings: 'sorted' | 'disturbed';
}

/** What all leaves share, so that half a million of them stay small. */
const noChildren: GrowingNode[] = [];

export function createRuleTree(): RuleTree {
  return { roots: [], slots: new Map(), groups: new Map(), nodeCount: 0, steps: 0, siblings: 'sorted' };
}

/** Makes a rule known by its id and its groups; it has no place yet. */
export function addSlot(tree: RuleTree, slot: GrowingSlot): void {
  tree.slots.set(slot.rule.id, slot);
  const sameGroups = tree.groups.get(slot.rule.groupText);
  if (sameGroups === undefined) tree.groups.set(slot.rule.groupText, new Set([slot]));
  else sameGroups.add(slot);
}

export function removeSlot(tree: RuleTree, slot: GrowingSlot): void {
  tree.slots.delete(slot.rule.id);
  tree.groups.get(slot.rule.groupText)?.delete(slot);
}

export function addRoot(tree: RuleTree, slot: GrowingSlot): void {
  place(tree, slot, null);
}

/**
 * Makes a rule a child of the one with that id, at the places where Wazuh's loader finds it: in each sibling list it
 * takes the first, and neither looks into what is below that nor at anything behind it in the list. Copies that hide
 * there are missed.
 *
 * Returns whether the id was found.
 */
export function attachToRule(tree: RuleTree, id: number, slot: GrowingSlot): 'attached' | 'not found' {
  const parent = tree.slots.get(id);
  const reached = parent === undefined ? [] : reachedNodes(tree, parent);
  tree.steps += stepsToReached(tree, reached);
  if (parent === undefined || reached.length === 0) return 'not found';
  for (const node of reached) place(tree, slot, node);
  slot.rule = { ...slot.rule, category: parent.rule.category };
  return 'attached';
}

/** Makes a rule a child of every place of every other rule whose groups `accepts` takes. */
export function attachToGroups(
  tree: RuleTree,
  slot: GrowingSlot,
  accepts: (groupText: ByteText) => boolean,
): 'attached' | 'not found' {
  const accepted = [...tree.groups].filter(([groupText]) => accepts(groupText));
  return attachToEach(
    tree,
    slot,
    accepted.flatMap(([, slots]) => [...slots]),
  );
}

/** Makes a rule a child of every place of every other rule that counts that much among siblings, or more. */
export function attachToOrder(tree: RuleTree, slot: GrowingSlot, order: number): 'attached' | 'not found' {
  return attachToEach(
    tree,
    slot,
    [...tree.slots.values()].filter(({ rule }) => rule.order >= order),
  );
}

function attachToEach(
  tree: RuleTree,
  slot: GrowingSlot,
  parents: readonly GrowingSlot[],
): 'attached' | 'not found' {
  const others = parents.filter((parent) => parent !== slot);
  for (const parent of others) for (const node of parent.nodes) place(tree, slot, node);
  // The walk goes everywhere, and so to each place that it has just made as well.
  tree.steps += tree.nodeCount;
  return others.length > 0 ? 'attached' : 'not found';
}

/** Makes a rule a child of the first root of its category. */
export function attachToCategory(
  tree: RuleTree,
  category: DecoderCategory,
  slot: GrowingSlot,
): 'attached' | 'not found' {
  const root = tree.roots.find((node) => node.slot.rule.category === category);
  tree.steps += stepsToCategory(tree, root);
  if (root === undefined) return 'not found';
  place(tree, slot, root);
  return 'attached';
}

function place(tree: RuleTree, slot: GrowingSlot, parent: GrowingNode | null): void {
  const node: GrowingNode = { slot, parent, children: noChildren, size: 1 };
  if (parent !== null && parent.children === noChildren) parent.children = [];
  const siblings = parent === null ? tree.roots : parent.children;
  siblings.splice(placeAmong(siblings, slot.rule.order, tree.siblings), 0, node);
  slot.nodes.push(node);
  tree.nodeCount += 1;
  for (let above = parent; above !== null; above = above.parent) above.size += 1;
}

/** Behind all siblings of the same or a higher number, in front of the first lower one. */
function placeAmong(siblings: readonly GrowingNode[], order: number, state: RuleTree['siblings']): number {
  const isLower = (node: GrowingNode): boolean => node.slot.rule.order < order;
  if (state === 'disturbed') {
    const found = siblings.findIndex(isLower);
    return found < 0 ? siblings.length : found;
  }
  let low = 0;
  let high = siblings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const node = siblings[middle];
    if (node !== undefined && isLower(node)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function reachedNodes(tree: RuleTree, slot: GrowingSlot): readonly GrowingNode[] {
  if (slot.nodes.length < 2) return [...slot.nodes];
  const byParent = groupByParent(slot.nodes);
  const siblingsOf = (parent: GrowingNode | null) => (parent === null ? tree.roots : parent.children);
  const isStoppedAt = (node: GrowingNode, own: 'itself counts' | 'only before'): boolean => {
    const rivals = byParent.get(node.parent);
    if (rivals === undefined || (rivals.length === 1 && rivals[0] === node)) {
      return rivals !== undefined && own === 'itself counts';
    }
    const siblings = siblingsOf(node.parent);
    const at = siblings.indexOf(node);
    return rivals.some((rival) => (rival === node ? own === 'itself counts' : siblings.indexOf(rival) < at));
  };
  return slot.nodes.filter((node) => {
    if (isStoppedAt(node, 'only before')) return false;
    for (let above = node.parent; above !== null; above = above.parent) {
      if (isStoppedAt(above, 'itself counts')) return false;
    }
    return true;
  });
}

function groupByParent(nodes: readonly GrowingNode[]): ReadonlyMap<GrowingNode | null, GrowingNode[]> {
  const groups = new Map<GrowingNode | null, GrowingNode[]>();
  for (const node of nodes) {
    const group = groups.get(node.parent);
    if (group === undefined) groups.set(node.parent, [node]);
    else group.push(node);
  }
  return groups;
}
