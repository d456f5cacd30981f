import { cheapForms } from '../condition/index.ts';
import type { Guard } from '../guard/index.ts';
import type { FilterNode, PlanNode } from './plan-node.ts';

/** Rules inside each other that ask the steps of a guard, shared by what stands behind the last of them. */
export function nested(
  guard: Guard,
  level: number,
  parent: PlanNode,
  purpose: string,
): readonly FilterNode[] {
  const nodes: FilterNode[] = [];
  for (const [conditions = []] of guard) {
    const parents = [nodes.at(-1) ?? parent];
    nodes.push({ kind: 'filter', parents, owner: null, level, conditions: cheapForms(conditions), purpose });
  }
  return nodes;
}
