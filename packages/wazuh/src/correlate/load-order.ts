import type { FilterNode, PlanNode } from '../place/plan-node.ts';

/**
 * A rule that counts a group finds the rules that have it among those loaded before. So they stand behind all others,
 * parents before children; and of rules that count, those with the lowest marks first, so that what they end is
 * counted by those with higher ones.
 */
export function inLoadOrder(nodes: readonly PlanNode[]): readonly PlanNode[] {
  const ours = new Set(nodes);
  const loaded = new Set<PlanNode>();
  const isReady = (node: PlanNode) =>
    !('parents' in node) || node.parents.every((parent) => !ours.has(parent) || loaded.has(parent));
  const ordered: PlanNode[] = [];
  let waiting = [...nodes];
  while (waiting.length > 0) {
    const ready = waiting.filter(isReady);
    const plain = ready.filter((node) => !isCounting(node));
    const counting = ready.filter(isCounting);
    const lowest = Math.min(...counting.map(({ level }) => level));
    const next = plain.length > 0 ? plain : counting.filter(({ level }) => level === lowest);
    if (next.length === 0) throw new Error('rules that count hang in a circle');
    for (const node of next) loaded.add(node);
    ordered.push(...next);
    waiting = waiting.filter((node) => !loaded.has(node));
  }
  return ordered;
}

function isCounting(node: PlanNode): node is FilterNode {
  return node.kind === 'filter' && node.counts !== undefined;
}
