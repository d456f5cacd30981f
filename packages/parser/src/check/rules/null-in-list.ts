import { itemsOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';

/** Sigma rules specification, "Special Field Values": null cannot be part of a list. */
export const nullInList: DocumentCheck = {
  scope: 'document',
  id: 'null-in-list',
  severity: 'warning',
  summary: 'null among other values',
  examine(document, say) {
    for (const item of itemsOf(document)) {
      if (item.values.length < 2) continue;
      const found = item.values.find((value) => value.kind === 'null');
      if (found === undefined) continue;
      say(found.range, 'null stands in a list with other values', {
        hint: 'write a search identifier of its own for null and join both in the condition with "or"',
      });
    }
  },
};
