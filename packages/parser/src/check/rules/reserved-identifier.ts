import { detectionOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';

const reserved = new Set(['and', 'or', 'not', 'of', 'them', 'all', 'any', '1', 'near', 'by', 'timeframe']);

export const reservedIdentifier: DocumentCheck = {
  scope: 'document',
  id: 'reserved-identifier',
  severity: 'warning',
  summary: 'a search identifier whose name other tools cannot read in a condition',
  examine(document, say) {
    for (const { name } of detectionOf(document)?.identifiers ?? []) {
      if (reserved.has(name.value.toLowerCase())) {
        say(name.range, `"${name.value}" is a word of the condition's language`, {
          hint: 'choose another name',
        });
      } else if (!/^[A-Za-z0-9_.-]+$/.test(name.value)) {
        say(name.range, `other tools cannot read the name "${name.value}" in a condition`, {
          hint: 'use letters, digits, "_", "-" and "."',
        });
      }
    }
  },
};
