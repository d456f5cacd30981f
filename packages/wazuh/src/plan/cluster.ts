import type { Leaf } from './leaves.ts';
import type { PlanNode } from './plan-node.ts';
import type { Seedling } from './plant.ts';

/** Puts leaves under pre-filters so that an event tries few of them. */
export function cluster(
  seeds: readonly { readonly leaf: Leaf; readonly steps: Leaf['steps'] }[],
  gates: readonly PlanNode[],
): readonly (PlanNode | Seedling)[] {
  return seeds.map(({ leaf, steps }) => ({ leaf, steps, parents: gates }));
}
