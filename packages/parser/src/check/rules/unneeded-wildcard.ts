import { parseSigmaString } from '../../sigma-string.ts';
import type { ItemCheck } from '../check-rule.ts';

/** Most values have none, and need no closer look. */
const endsInAsterisk = /^\*|\*$/;

export const unneededWildcard: ItemCheck = {
  scope: 'item',
  id: 'unneeded-wildcard',
  severity: 'warning',
  summary: 'a wildcard where the modifier allows anything already',
  examine(item, say) {
    const modifiers = item.modifiers.map((modifier) => modifier.value);
    const before = modifiers.includes('contains') || modifiers.includes('endswith');
    const after = modifiers.includes('contains') || modifiers.includes('startswith');
    if (!before && !after) return;
    for (const value of item.values) {
      if (value.kind !== 'string' || !endsInAsterisk.test(value.text)) continue;
      const parts = parseSigmaString(value.text);
      if (parts.length < 2) continue;
      const first = before && parts[0]?.kind === 'any-run';
      const last = after && parts.at(-1)?.kind === 'any-run';
      if (!first && !last) continue;
      const place = first && last ? 'both ends' : first ? 'the beginning' : 'the end';
      say(value.range, `the wildcard at ${place} of "${value.text}" adds nothing to the modifier`, {
        hint: 'leave it out; if a literal asterisk is meant, write "\\*"',
      });
    }
  },
};
