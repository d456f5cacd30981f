import type { ItemCheck } from '../check-rule.ts';

/** Sigma modifiers appendix, "Generic Modifiers": `all` is not allowed on a single value. */
export const allOnSingleValue: ItemCheck = {
  scope: 'item',
  id: 'all-on-single-value',
  severity: 'warning',
  summary: 'the modifier "all" on a single value',
  examine(item, say) {
    const all = item.modifiers.find((modifier) => modifier.value === 'all');
    if (all === undefined || item.values.length > 1) return;
    say(all.range, '"all" links several values, and there is one only', {
      hint: 'leave "all" out, or list the other values',
    });
  },
};
