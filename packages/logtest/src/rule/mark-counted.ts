import type { Counted } from './rule.ts';
import type { GrowingSlot, RuleTree } from './rule-tree.ts';

/**
 * Notes, at the rules whose events a composite counts, that it does: those loaded so far, itself included. Returns
 * what it really counts, which is nothing when its rule has not been loaded.
 */
export function markCounted(tree: RuleTree, { rule }: GrowingSlot, counted: Counted): Counted {
  switch (counted.kind) {
    case 'sid': {
      const target = tree.slots.get(counted.sid);
      if (target === undefined) return { kind: 'nothing' };
      target.countedBySid = true;
      return counted;
    }
    case 'group':
      for (const target of tree.slots.values()) {
        if (!counted.group.matches(target.rule.groupText)) continue;
        const marks = target.nodes.map(() => rule.id);
        target.countedByGroup = [...target.countedByGroup, ...marks];
      }
      return counted;
    case 'events':
    case 'nothing':
      return counted;
    default:
      return counted satisfies never;
  }
}
