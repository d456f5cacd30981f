import type { DetectionItem, Value } from '../../documents.ts';
import { parseSigmaString } from '../../sigma-string.ts';
import type { ItemCheck } from '../check-rule.ts';

/** Sigma rules specification, "String Wildcard": wildcards at the ends of a text have modifiers of their own. */
export const wildcardInsteadOfModifier: ItemCheck = {
  scope: 'item',
  id: 'wildcard-instead-of-modifier',
  severity: 'warning',
  summary: 'wildcards at the ends of all values, where a modifier is meant',
  examine(item, say) {
    const modifier = meantModifier(item);
    const [first] = item.values;
    if (modifier === null || first === undefined) return;
    const field = item.field?.value ?? '';
    say(first.range, `wildcards at the ends of the values of "${field}"`, {
      hint: `write "${field}|${modifier}" and leave them out`,
    });
  },
};

function meantModifier(item: DetectionItem): string | null {
  const plain = item.modifiers.every(({ value }) => value === 'all' || value === 'neq' || value === 'cased');
  if (item.field === null || !plain) return null;
  const modifiers = new Set(item.values.map(shapeOf));
  const [only] = modifiers;
  return modifiers.size === 1 && only !== undefined ? only : null;
}

function shapeOf(value: Value): string | null {
  if (value.kind !== 'string' || !(value.text.startsWith('*') || value.text.endsWith('*'))) return null;
  const parts = parseSigmaString(value.text);
  const inner = parts.filter(
    (part, index) => part.kind === 'text' || (index > 0 && index < parts.length - 1),
  );
  if (inner.length !== 1 || inner[0]?.kind !== 'text') return null;
  const before = parts[0]?.kind === 'any-run';
  const after = parts.at(-1)?.kind === 'any-run';
  if (parts.length !== 1 + Number(before) + Number(after)) return null;
  if (before && after) return 'contains';
  if (before) return 'endswith';
  return after ? 'startswith' : null;
}
