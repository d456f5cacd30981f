import type { PlanNode } from '../place/plan-node.ts';
import { allocateIds } from './allocate.ts';
import { type IdFile, innerRangeOf } from './id-file.ts';

/** The id of every node, and the id file with this build's new entries. */
export interface Numbering {
  readonly idOf: (node: PlanNode) => number;
  readonly ids: IdFile;
  /** Keys for which the range had no id left; their rules have none. */
  readonly unnumbered: ReadonlySet<string>;
  /** Keys whose remembered id a rule of the manager has. */
  readonly collisions: ReadonlyMap<string, number>;
}

/** A pack has more inner rules than its range has ids. */
export class InnerRangeExhausted extends Error {
  constructor(rules: number, [first, last]: readonly [number, number]) {
    const range = `the range ${first} to ${last} for rules that only lead on`;
    super(
      `${range} has too few free ids for the ${rules} of this pack; set "inner: [FIRST, LAST]" in the id file`,
    );
  }
}

/**
 * Alerting nodes take the id that their Sigma rule has in the id file, whatever became of the rest of the plan. All
 * others are numbered by their place in the plan, in a range of their own, and nothing is remembered of them.
 *
 * @param name the pack's name, which sets the inner range
 * @param taken ids of the manager's own rules
 */
export function numberNodes(
  nodes: readonly PlanNode[],
  file: IdFile,
  name: string,
  taken: ReadonlySet<number>,
): Numbering {
  const owners = nodes.flatMap((node) => keyOf(node) ?? []);
  const twice = repeated(owners);
  if (twice !== undefined) throw new Error(`"${twice}" has two alerting nodes, which would have one id`);
  const { ids, file: numbered, exhausted } = allocateIds(owners, file, taken);
  const collisions = new Map([...ids].filter(([, id]) => taken.has(id)));
  const inner = numberInnerNodes(
    nodes.filter((node) => keyOf(node) === null),
    numbered,
    name,
    taken,
  );
  const idOf = (node: PlanNode) => {
    const key = keyOf(node);
    const id = key === null ? inner.get(node) : ids.get(key);
    if (id === undefined) throw new Error(`a ${node.kind} node has no id`);
    return id;
  };
  return { idOf, ids: numbered, unnumbered: new Set(exhausted), collisions };
}

/** Also a node that is no Sigma rule's may ask to be remembered, by a key of its own such as `wazuh:5763`. */
type RememberedNode = PlanNode & { readonly remembered?: string };

/** What the id file binds the id of a node to; `null` for one that is numbered by its place. */
function keyOf(node: RememberedNode): string | null {
  return node.kind === 'alert' ? node.owner : (node.remembered ?? null);
}

function numberInnerNodes(
  nodes: readonly PlanNode[],
  file: IdFile,
  name: string,
  taken: ReadonlySet<number>,
): ReadonlyMap<PlanNode, number> {
  const [first, last] = innerRangeOf(file, name);
  const used = new Set<number>([...file.rules.values(), ...file.retired.keys(), ...taken]);
  const numbers = new Map<PlanNode, number>();
  let next = first;
  for (const node of nodes) {
    while (used.has(next)) next++;
    if (next > last) throw new InnerRangeExhausted(nodes.length, [first, last]);
    numbers.set(node, next++);
  }
  return numbers;
}

function repeated(keys: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return keys.find((key) => seen.size === seen.add(key).size);
}
