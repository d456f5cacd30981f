import type { ItemCheck } from '../check-rule.ts';

export const base64offsetAlone: ItemCheck = {
  scope: 'item',
  id: 'base64offset-alone',
  severity: 'warning',
  summary: '"base64offset" without "contains"',
  examine(item, say) {
    const offset = item.modifiers.find((modifier) => modifier.value === 'base64offset');
    if (offset === undefined || item.field === null) return;
    if (item.modifiers.some((modifier) => modifier.value === 'contains')) return;
    say(offset.range, 'without "contains" the field would have to consist of the fragment alone', {
      hint: 'write "base64offset|contains"',
    });
  },
};
