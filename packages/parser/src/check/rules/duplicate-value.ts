import type { ItemCheck } from '../check-rule.ts';
import { sayRepeated } from '../repeated.ts';

const caseSensitive: ReadonlySet<string> = new Set(['cased', 're', 'base64', 'base64offset']);

export const duplicateValue: ItemCheck = {
  scope: 'item',
  id: 'duplicate-value',
  severity: 'warning',
  summary: 'a value that is listed twice',
  examine(item, say) {
    if (item.values.length < 2) return;
    const exact = item.modifiers.some((modifier) => caseSensitive.has(modifier.value));
    sayRepeated(
      item.values,
      (value) => (value.kind === 'null' ? 'null' : exact ? value.text : value.text.toLowerCase()),
      say,
    );
  },
};
