import type { Handover } from '../guard/index.ts';
import { behind, type Dispatched, together } from './dispatched.ts';
import type { FilterNode, PlanNode } from './plan-node.ts';

/** The rules that hand events over to those of the manager which hang below them by their group. */
export function handOver({ level, groups, looks }: Handover, parent: PlanNode): Dispatched {
  const purpose = `Events that the manager ends above level ${level} in rules for ${groups.join(', ')}.`;
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
  );
}
