import { itemsOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';
import { sayRepeated } from '../repeated.ts';

const caseSensitive: ReadonlySet<string> = new Set(['cased', 're', 'base64', 'base64offset']);

export const duplicateValue: DocumentCheck = {
  scope: 'document',
  id: 'duplicate-value',
  severity: 'warning',
  summary: 'a value that is listed twice',
  examine(document, say) {
    for (const item of itemsOf(document)) {
      if (item.values.length < 2) continue;
      const exact = item.modifiers.some((modifier) => caseSensitive.has(modifier.value));
      sayRepeated(
        item.values,
        (value) => (value.kind === 'null' ? 'null' : exact ? value.text : value.text.toLowerCase()),
        say,
      );
    }
  },
};
