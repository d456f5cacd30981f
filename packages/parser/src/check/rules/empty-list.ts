import type { ItemCheck } from '../check-rule.ts';

export const emptyList: ItemCheck = {
  scope: 'item',
  id: 'empty-list',
  severity: 'warning',
  summary: 'a detection item with an empty list',
  examine(item, say) {
    if (item.values.length > 0) return;
    say(item.range, 'the list of values is empty', {
      hint: "a field without content is written as field: '', a missing one as field: null",
    });
  },
};
