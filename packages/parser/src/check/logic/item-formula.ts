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
  const frame = frameOf(item);
  const operands = item.values.map((value): Formula => ({ kind: 'atom', key: comparisonKey(frame, value) }));
  const formula: Formula = { kind: modifiers.includes('all') ? 'and' : 'or', operands };
  return modifiers.includes('neq') ? { kind: 'not', operand: formula } : formula;
}

/** What all values of an item have in common. */
interface Frame {
  readonly head: string;
  readonly exact: boolean;
  /** Values that are no Sigma text: wildcards and escapes have no meaning in them. */
  readonly special: boolean;
  readonly open: 'contains' | 'startswith' | 'endswith' | '';
}

function frameOf(item: DetectionItem): Frame {
  const modifiers = item.modifiers.map((modifier) => modifier.value);
  const others = modifiers
    .filter((modifier) => !spelledOut.has(modifier))
    .map((modifier) => (modifier === 'wide' ? 'utf16le' : modifier));
  const exact = modifiers.some((modifier) => caseSensitive.has(modifier)) && !modifiers.includes('i');
  const open =
    modifiers.find((each) => each === 'contains' || each === 'startswith' || each === 'endswith') ?? '';
  return {
    head: `${item.field?.value ?? ''}|${others.join('|')}${exact ? '|cased' : ''}=`,
    exact,
    special: modifiers.some(
      (modifier) => modifier === 're' || modifier === 'cidr' || modifier === 'fieldref',
    ),
    open,
  };
}

function comparisonKey(frame: Frame, value: Value): string {
  if (value.kind === 'null') return `${frame.head} null`;
  const text = valueKey(frame, value.text);
  return frame.head + (frame.exact ? text : text.toLowerCase());
}

/** What makes a text differ from its shortest spelling, or could once a wildcard is put behind it. */
const inNeedOfReading = /[*?]|\\\\|\\$/;
const run: SigmaStringPart = { kind: 'any-run' };

function valueKey({ special, open }: Frame, text: string): string {
  if (special) return `${open} ${text}`;
  const before = open === 'contains' || open === 'endswith';
  const after = open === 'contains' || open === 'startswith';
  if (!inNeedOfReading.test(text)) return `${before ? '*' : ''}${text}${after && text !== '' ? '*' : ''}`;
  const parts = [...(before ? [run] : []), ...parseSigmaString(text), ...(after ? [run] : [])];
  return printSigmaString(withoutRepeatedRuns(parts));
}

function withoutRepeatedRuns(parts: readonly SigmaStringPart[]): readonly SigmaStringPart[] {
  return parts.filter((part, index) => part.kind !== 'any-run' || parts[index - 1]?.kind !== 'any-run');
}
