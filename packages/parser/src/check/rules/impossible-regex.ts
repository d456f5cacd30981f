import { RegexMistake, readRegex } from '@sigmazuh/regex-syntax';
import type { DetectionItem } from '../../documents.ts';
import { canMatch } from '../can-match.ts';
import type { ItemCheck } from '../check-rule.ts';

export const impossibleRegex: ItemCheck = {
  scope: 'item',
  id: 'impossible-regex',
  severity: 'error',
  summary: 'a regular expression that no text matches',
  examine(item, say) {
    if (!isExamined(item)) return;
    for (const value of item.values) {
      if (value.kind !== 'string' || /\(\?[a-zA-Z]*m/.test(value.text)) continue;
      if (mayMatch(value.text)) continue;
      say(value.range, 'no text matches this regular expression', {
        hint: 'it asks for characters before the start or behind the end; with the flag "m", "^" and "$" are the ends of lines',
      });
    }
  },
};

function isExamined(item: DetectionItem): boolean {
  const modifiers = item.modifiers.map((modifier) => modifier.value);
  return modifiers.includes('re') && !modifiers.includes('m');
}

/** Mistakes are said elsewhere. */
function mayMatch(text: string): boolean {
  try {
    return canMatch(readRegex(text));
  } catch (problem) {
    if (problem instanceof RegexMistake) return true;
    throw problem;
  }
}
