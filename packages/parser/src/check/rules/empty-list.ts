import { itemsOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';

export const emptyList: DocumentCheck = {
  scope: 'document',
  id: 'empty-list',
  severity: 'warning',
  summary: 'a detection item with an empty list',
  examine(document, say) {
    for (const item of itemsOf(document)) {
      if (item.values.length > 0) continue;
      say(item.range, 'the list of values is empty', {
        hint: "a field without content is written as field: '', a missing one as field: null",
      });
    }
  },
};
