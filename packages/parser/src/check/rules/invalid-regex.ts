import { RegexMistake, readRegex } from '@sigmazuh/regex-syntax';
import type { StringValue } from '../../documents.ts';
import type { ItemCheck, Say } from '../check-rule.ts';

export const invalidRegex: ItemCheck = {
  scope: 'item',
  id: 'invalid-regex',
  severity: 'error',
  summary: 'a regular expression that cannot be compiled',
  examine(item, say) {
    if (!item.modifiers.some((modifier) => modifier.value === 're')) return;
    for (const value of item.values) if (value.kind === 'string') examineValue(value, say);
  },
};

function examineValue({ text, range }: StringValue, say: Say): void {
  try {
    readRegex(text);
  } catch (problem) {
    if (!(problem instanceof RegexMistake)) throw problem;
    const before = text.slice(0, problem.offset);
    say(range, `${problem.message}, behind "${before.slice(-20)}"`, {
      hint: 'a character that is meant literally is written with a backslash before it',
    });
  }
}
