import type { HandedOver, Handover } from '../guard/index.ts';
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
  const others = nested(unless, level, parent, `Unless another rule takes them before: ${purpose}`);
  const behindOthers = others.at(-1) ?? parent;
  return together([
    { nodes: others, parents: [] },
    ...looks.map(({ first, anywhere, texts }) => {
      const look: FilterNode = {
        kind: 'filter',
        parents: [behindOthers],
        owner: null,
        level,
        conditions: first,
        purpose: `First look for: ${purpose}`,
      };
      const above = first.length === 0 ? behindOthers : look;
      const nodes = texts.map(
        (text): FilterNode => ({
          kind: 'filter',
          parents: [above],
          owner: null,
          level,
          conditions: [
            ...anywhere,
            { target: { kind: 'log' }, negated: 'no', pattern: { kind: 'written', text } },
          ],
          purpose,
          groups,
        }),
      );
      const last = { nodes, parents: [] };
      return first.length === 0 ? last : behind(look, [last]);
    }),
  ]);
}
