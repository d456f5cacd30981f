import type { Leaf } from '../convert/index.ts';
import type { FilterNode, PlanNode } from './plan-node.ts';

/** Where the first steps of leaves hang, and the inner rules in front of them. */
export interface Dispatched {
  readonly nodes: readonly FilterNode[];
  /** The last inner rule in front of each leaf. */
  readonly parents: readonly (readonly [leaf: Leaf, parent: PlanNode])[];
}

export function together(parts: readonly Dispatched[]): Dispatched {
  return { nodes: parts.flatMap(({ nodes }) => nodes), parents: parts.flatMap(({ parents }) => parents) };
}

/** Leaves that hang under one rule. */
export function under(parent: PlanNode, leaves: readonly Leaf[]): Dispatched {
  return { nodes: [], parents: leaves.map((leaf) => [leaf, parent]) };
}

/** An inner rule, with what hangs behind it. */
export function behind(node: FilterNode, inner: readonly Dispatched[]): Dispatched {
  return together([{ nodes: [node], parents: [] }, ...inner]);
}
