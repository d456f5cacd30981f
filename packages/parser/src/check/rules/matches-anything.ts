import type { DetectionItem, Value } from '../../documents.ts';
import { parseSigmaString } from '../../sigma-string.ts';
import type { ItemCheck } from '../check-rule.ts';

const positions: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith']);

export const matchesAnything: ItemCheck = {
  scope: 'item',
  id: 'matches-anything',
  severity: 'warning',
  summary: 'a value that every text fits',
  examine(item, say) {
    if (item.modifiers.some(({ value }) => value === 're' || value === 'cidr' || value === 'fieldref'))
      return;
    const anything = item.values.find((value) => fitsAnything(item, value));
    if (anything === undefined) return;
    const alone = item.values.length === 1;
    // A lone "*" is how rules without "exists" ask whether a field is there.
    if (alone && item.field !== null && item.modifiers.length === 0) {
      say(anything.range, 'a lone wildcard asks only whether the field is there', {
        hint: `write "${item.field.value}|exists: true" if an empty value counts as well`,
      });
      return;
    }
    const presence =
      item.field === null ? '' : `, or write "${item.field.value}|exists: true" if the field has to be there`;
    say(anything.range, 'every text fits this value', {
      hint: alone
        ? `leave the detection item out${presence}`
        : 'the other values of the list have no effect beside it',
    });
  },
};

function fitsAnything(item: DetectionItem, value: Value): boolean {
  if (value.kind !== 'string') return false;
  const open = item.modifiers.some((modifier) => positions.has(modifier.value));
  if (value.text === '') return open;
  return value.text.startsWith('*') && parseSigmaString(value.text).every((part) => part.kind === 'any-run');
}
