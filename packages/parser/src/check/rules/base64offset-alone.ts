import { itemsOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';

export const base64offsetAlone: DocumentCheck = {
  scope: 'document',
  id: 'base64offset-alone',
  severity: 'warning',
  summary: '"base64offset" without "contains"',
  examine(document, say) {
    for (const item of itemsOf(document)) {
      const offset = item.modifiers.find((modifier) => modifier.value === 'base64offset');
      if (offset === undefined || item.field === null) continue;
      if (item.modifiers.some((modifier) => modifier.value === 'contains')) continue;
      say(offset.range, 'without "contains" the field would have to consist of the fragment alone', {
        hint: 'write "base64offset|contains"',
      });
    }
  },
};
