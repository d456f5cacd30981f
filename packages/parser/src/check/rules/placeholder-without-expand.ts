import type { ItemCheck } from '../check-rule.ts';

/** Sigma rules specification, "Standard Placeholders". Others look like environment variables and may be meant literally. */
const standard = /(?<!\\)%(?:Administrators|JumpServers|Workstations|Servers|DomainControllers)%/;
const anyPlaceholder = /(?<!\\)%[^%]+%/;

export const placeholderWithoutExpand: ItemCheck = {
  scope: 'item',
  id: 'placeholder-without-expand',
  severity: 'warning',
  summary: 'a placeholder without the modifier "expand", or the other way round',
  examine(item, say) {
    const expand = item.modifiers.find((modifier) => modifier.value === 'expand');
    for (const value of item.values) {
      if (value.kind !== 'string' || (expand === undefined && !value.text.includes('%'))) continue;
      if (expand === undefined && standard.test(value.text)) {
        say(value.range, `"${value.text}" is matched literally`, {
          hint: 'placeholders are filled in only after the modifier "expand"',
        });
      } else if (expand !== undefined && !anyPlaceholder.test(value.text)) {
        say(value.range, `"${value.text}" has no placeholder that "expand" could fill in`, {
          hint: 'placeholders are written between percent signs: %name%',
        });
      }
    }
  },
};
