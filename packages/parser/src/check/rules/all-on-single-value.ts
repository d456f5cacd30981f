import { itemsOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';

/** Sigma modifiers appendix, "Generic Modifiers": `all` is not allowed on a single value. */
export const allOnSingleValue: DocumentCheck = {
  scope: 'document',
  id: 'all-on-single-value',
  severity: 'warning',
  summary: 'the modifier "all" on a single value',
  examine(document, say) {
    for (const item of itemsOf(document)) {
      const all = item.modifiers.find((modifier) => modifier.value === 'all');
      if (all === undefined || item.values.length > 1) continue;
      say(all.range, '"all" links several values, and there is one only', {
        hint: 'leave "all" out, or list the other values',
      });
    }
  },
};
