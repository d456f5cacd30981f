import { itemsOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';

const dashes = /[-/–—―]/;

export const windashWithoutDash: DocumentCheck = {
  scope: 'document',
  id: 'windash-without-dash',
  severity: 'info',
  summary: '"windash" on values without a dash',
  examine(document, say) {
    for (const item of itemsOf(document)) {
      const windash = item.modifiers.find((modifier) => modifier.value === 'windash');
      if (windash === undefined) continue;
      if (item.values.some((value) => value.kind === 'string' && dashes.test(value.text))) continue;
      say(windash.range, 'no value has a dash or slash that "windash" could vary', {
        hint: 'leave "windash" out',
      });
    }
  },
};
