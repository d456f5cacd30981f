import type { HandedOver, Handover } from '../guard/index.ts';
import type { Condition } from '../locate/index.ts';
import { behind, type Dispatched, together } from './dispatched.ts';
import { nested } from './nested.ts';
import type { FilterNode, PlanNode } from './plan-node.ts';

/** The rules that hand events over to those of the manager which hang below them by their group. */
export function handOver(handover: Handover, parent: PlanNode): Dispatched {
  return together(handover.parts.map((part) => handOverPart(handover, part, parent)));
}

function handOverPart(
  { level, groups }: Handover,
  { unless, looks }: HandedOver,
  parent: PlanNode,
): Dispatched {
  const purpose = `Events that the manager ends above level ${level} in rules for ${groups.join(', ')}.`;
  // What is found is asked first: it is rare, and what others take before takes long to tell.
  const found = (conditions: readonly Condition[], above: PlanNode): readonly FilterNode[] => {
    const node: FilterNode = {
      kind: 'filter',
      parents: [above],
      owner: null,
      level,
      conditions,
      purpose,
    };
    const others = nested(unless, level, node, `Unless another rule takes them before: ${purpose}`);
    const all = [node, ...others];
    return all.map((each, at) => (at === all.length - 1 ? { ...each, groups } : each));
  };
  return together(
    looks.map(({ first, anywhere, texts }) => {
      const look: FilterNode = {
        kind: 'filter',
        parents: [parent],
        owner: null,
        level,
        conditions: first,
        purpose: `First look for: ${purpose}`,
      };
      const above = first.length === 0 ? parent : look;
      const nodes = texts.flatMap((text) =>
        found(
          [...anywhere, { target: { kind: 'log' }, negated: 'no', pattern: { kind: 'written', text } }],
          above,
        ),
      );
      const last = { nodes, parents: [] };
      return first.length === 0 ? last : behind(look, [last]);
    }),
  );
}
