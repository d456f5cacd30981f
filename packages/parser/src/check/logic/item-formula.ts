import type { DetectionItem, ModifierName, Value } from '../../documents.ts';
import { parseSigmaString, printSigmaString, type SigmaStringPart } from '../../sigma-string.ts';
import type { Formula } from './formula.ts';

/** Modifiers that are spelled another way in the key of a comparison, or in the formula around it. */
const spelledOut: ReadonlySet<ModifierName> = new Set([
  'all',
  'neq',
  'contains',
  'startswith',
  'endswith',
  'cased',
]);

/** Modifiers after which letters mean themselves, capital or not. */
const caseSensitive: ReadonlySet<ModifierName> = new Set([
  'cased',
  're',
  'base64',
  'base64offset',
  'fieldref',
]);

/**
 * A detection item as comparisons of one value each, so that items written differently are seen to be the same:
 * `Image|endswith: '\a.exe'` and `Image: '*\A.EXE'` have the same key, and the order of values has no say.
 */
export function itemFormula(item: DetectionItem): Formula {
  const modifiers = item.modifiers.map((modifier) => modifier.value);
  const operands = item.values.map(
    (value): Formula => ({ kind: 'atom', key: comparisonKey(item, modifiers, value) }),
  );
  const formula: Formula = { kind: modifiers.includes('all') ? 'and' : 'or', operands };
  return modifiers.includes('neq') ? { kind: 'not', operand: formula } : formula;
}

function comparisonKey(item: DetectionItem, modifiers: readonly ModifierName[], value: Value): string {
  const field = item.field?.value ?? '';
  const others = modifiers
    .filter((modifier) => !spelledOut.has(modifier))
    .map((modifier) => (modifier === 'wide' ? 'utf16le' : modifier));
  const sensitive = modifiers.some((modifier) => caseSensitive.has(modifier)) && !modifiers.includes('i');
  const text = valueKey(modifiers, value);
  const letters = sensitive ? `cased ${text}` : text.toLowerCase();
  return `${field}|${others.join('|')}=${value.kind === 'null' ? 'null' : letters}`;
}

function valueKey(modifiers: readonly ModifierName[], value: Value): string {
  if (value.kind === 'null') return 'null';
  const { text } = value;
  if (value.kind !== 'string' && !modifiers.some((modifier) => spelledOut.has(modifier))) return text;
  const special = modifiers.some(
    (modifier) => modifier === 're' || modifier === 'cidr' || modifier === 'fieldref',
  );
  if (special) return `${positionOf(modifiers)}${text}`;
  const parts = parseSigmaString(text);
  const open = positionOf(modifiers);
  const before: readonly SigmaStringPart[] =
    open === 'contains' || open === 'endswith' ? [{ kind: 'any-run' }] : [];
  const after: readonly SigmaStringPart[] =
    open === 'contains' || open === 'startswith' ? [{ kind: 'any-run' }] : [];
  const around: readonly SigmaStringPart[] = [...before, ...parts, ...after];
  return printSigmaString(withoutRepeatedRuns(around));
}

function positionOf(modifiers: readonly ModifierName[]): ModifierName | '' {
  return modifiers.find((each) => each === 'contains' || each === 'startswith' || each === 'endswith') ?? '';
}

function withoutRepeatedRuns(parts: readonly SigmaStringPart[]): readonly SigmaStringPart[] {
  return parts.filter((part, index) => part.kind !== 'any-run' || parts[index - 1]?.kind !== 'any-run');
}
