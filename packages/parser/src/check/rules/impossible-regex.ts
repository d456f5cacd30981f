import type { DetectionItem } from '../../documents.ts';
import type { ItemCheck } from '../check-rule.ts';
import { canMatch } from '../regex/can-match.ts';
import { readRegex } from '../regex/read-regex.ts';
import { RegexMistake, type RegexNode } from '../regex/regex-tree.ts';

export const impossibleRegex: ItemCheck = {
  scope: 'item',
  id: 'impossible-regex',
  severity: 'error',
  summary: 'a regular expression that no text matches',
  examine(item, say) {
    if (!isExamined(item)) return;
    for (const value of item.values) {
      if (value.kind !== 'string' || /\(\?[a-zA-Z]*m/.test(value.text)) continue;
      const tree = treeOf(value.text);
      if (tree === null || canMatch(tree)) continue;
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

function treeOf(text: string): RegexNode | null {
  try {
    return readRegex(text);
  } catch (problem) {
    if (problem instanceof RegexMistake) return null;
    throw problem;
  }
}
