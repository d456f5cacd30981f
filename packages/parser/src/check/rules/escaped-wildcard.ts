import type { ItemCheck } from '../check-rule.ts';

/** A folder whose name begins with an escaped asterisk: `C:\Users\*\Temp`, where `C:\Users\\*\Temp` is meant. */
const folder = /[^\\\s]\\\*[^\s\\*?]*\\/;

/** Sigma rules specification, "Escaping": a backslash in front of a wildcard makes it a character like others. */
export const escapedWildcard: ItemCheck = {
  scope: 'item',
  id: 'escaped-wildcard',
  severity: 'warning',
  summary: 'an asterisk that its backslash makes a literal one, in a path, which holds none',
  examine(item, say) {
    if (item.field === null || item.modifiers.some(({ value }) => value === 're')) return;
    for (const value of item.values) {
      if (value.kind !== 'string' || !folder.test(value.text)) continue;
      say(value.range, `"\\*" in "${value.text}" is a literal asterisk, and no folder has one in its name`, {
        hint: 'write "\\\\*" for a backslash with anything behind it',
      });
    }
  },
};
