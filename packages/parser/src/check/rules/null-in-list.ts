import type { ItemCheck } from '../check-rule.ts';

/** Sigma rules specification, "Special Field Values": null cannot be part of a list. */
export const nullInList: ItemCheck = {
  scope: 'item',
  id: 'null-in-list',
  severity: 'warning',
  summary: 'null among other values',
  examine(item, say) {
    if (item.values.length < 2) return;
    const found = item.values.find((value) => value.kind === 'null');
    if (found === undefined) return;
    say(found.range, 'null stands in a list with other values', {
      hint: 'write a search identifier of its own for null and join both in the condition with "or"',
    });
  },
};
