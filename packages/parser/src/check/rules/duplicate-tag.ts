import type { DocumentCheck } from '../check-rule.ts';
import { sayRepeated } from '../repeated.ts';

export const duplicateTag: DocumentCheck = {
  scope: 'document',
  id: 'duplicate-tag',
  severity: 'warning',
  summary: 'a tag, reference or false positive that is listed twice',
  examine({ tags, references, falsePositives }, say) {
    for (const list of [tags, references, falsePositives]) {
      sayRepeated(list, (entry) => entry.value, say);
    }
  },
};
