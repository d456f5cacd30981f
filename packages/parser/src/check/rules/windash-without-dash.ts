import type { ItemCheck } from '../check-rule.ts';

const dashes = /[-/–—―]/;

export const windashWithoutDash: ItemCheck = {
  scope: 'item',
  id: 'windash-without-dash',
  severity: 'info',
  summary: '"windash" on values without a dash',
  examine(item, say) {
    const windash = item.modifiers.find((modifier) => modifier.value === 'windash');
    if (windash === undefined) return;
    if (item.values.some((value) => value.kind === 'string' && dashes.test(value.text))) return;
    say(windash.range, 'no value has a dash or slash that "windash" could vary', {
      hint: 'leave "windash" out',
    });
  },
};
