import { groupBy } from '@sigmazuh/compiler';
import type { Leaf } from '../convert/index.ts';
import type { Gate, Handover } from '../guard/index.ts';
import { cluster } from './cluster.ts';
import { type Dispatched, together } from './dispatched.ts';
import { handOver } from './hand-over.ts';
import { nested } from './nested.ts';
import type { PlanNode } from './plan-node.ts';

/**
 * Leaves for one kind of event, each level behind its gate, which stands behind those of higher levels: what went no
 * further there does not come here. Where correlations count events whatever the manager does, no leaf of theirs may
 * stand behind a gate, nor behind leaves of a lower level, so the gates stand side by side and each asks for all.
 */
export function behindGates(
  leaves: readonly Leaf[],
  handovers: readonly Handover[],
  gate: Gate,
  parent: PlanNode,
): Dispatched {
  const isFree = ({ takes }: Leaf) => takes === 'whatever the manager does';
  const standing = groupBy(leaves, ({ level }) => level);
  const handed = groupBy(handovers, ({ level }) => level);
  const parts: Dispatched[] = [];
  let above = parent;
  let upTo = Number.POSITIVE_INFINITY;
  for (const level of [...new Set([...standing.keys(), ...handed.keys()])].sort((a, b) => b - a)) {
    // Events are handed over before the leaves of the same level are asked.
    parts.push(...(handed.get(level) ?? []).map((each) => handOver(each, above)));
    const members = standing.get(level) ?? [];
    parts.push(cluster(members.filter(isFree), parent));
    const gated = members.filter((leaf) => !isFree(leaf));
    if (gated.length === 0) continue;
    const purpose = `Unless the manager ends the event above level ${level}.`;
    const nodes = nested(gate.asks(level, upTo).guard, level, above, purpose);
    const last = nodes.at(-1) ?? above;
    parts.push({ nodes, parents: [] }, cluster(gated, last));
    if (leaves.some(isFree)) continue;
    above = last;
    upTo = level;
  }
  return together(parts);
}
