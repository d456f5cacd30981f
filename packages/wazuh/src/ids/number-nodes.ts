import type { PlanNode } from '../place/plan-node.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { allocateIds } from './allocate.ts';
import { type IdFile, structureRange } from './id-file.ts';

/** The id of every node, and the id file with this build's new entries. */
export interface Numbering {
  readonly idOf: (node: PlanNode) => number;
  readonly ids: IdFile;
  /** Sigma rules for which the range had no id left; their nodes have none. */
  readonly unnumbered: ReadonlySet<string>;
}

/** Alerting rules and filters of one rule are remembered in the id file; gates and shared filters are numbered anew. */
export function numberNodes(nodes: readonly PlanNode[], file: IdFile, tree: RuleTree): Numbering {
  const owned = (node: PlanNode) => node.kind === 'alert' || (node.kind === 'filter' && node.owner !== null);
  const pinnedId = (node: PlanNode) => (node.kind === 'alert' ? file.pinned.get(node.owner) : undefined);
  const keys = nodes.filter((node) => owned(node) && pinnedId(node) === undefined).map((node) => node.key);
  const allocation = allocateIds(keys, file, new Set(tree.rules.keys()));
  const taken = new Set<number>([
    ...allocation.file.ids.values(),
    ...file.pinned.values(),
    ...tree.rules.keys(),
  ]);
  const numbers = new Map<string, number>(allocation.ids);
  let next = structureRange[0];
  for (const node of nodes) {
    if (owned(node)) continue;
    while (taken.has(next)) next++;
    numbers.set(node.key, next++);
  }
  const idOf = (node: PlanNode) => {
    const id = pinnedId(node) ?? numbers.get(node.key);
    if (id === undefined) throw new Error(`"${node.key}" has no id`);
    return id;
  };
  const exhausted = new Set(allocation.exhausted);
  const unnumbered = new Set(
    nodes.flatMap((node) =>
      node.kind !== 'gate' && node.owner !== null && exhausted.has(node.key) ? [node.owner] : [],
    ),
  );
  return { idOf, ids: allocation.file, unnumbered };
}
