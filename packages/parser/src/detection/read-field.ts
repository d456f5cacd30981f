import { type ModifierName, modifierNames } from '../documents.ts';
import { didYouMean } from '../nearest.ts';
import type { Reporter } from '../reporter.ts';
import type { Located } from '../source.ts';
import { scalarOffsets } from '../yaml/scalar-offsets.ts';
import type { YamlScalar } from '../yaml.ts';
import { refusalAlone, refusalOfPair } from './modifier-order.ts';

/** The key of a detection item: `field|modifier|modifier`. `field` is `null` for keywords. */
export interface FieldWithModifiers {
  readonly field: Located<string> | null;
  readonly modifiers: readonly Located<ModifierName>[];
}

const known: ReadonlySet<string> = new Set(modifierNames);

/** What modifiers are called elsewhere, where the name is too far from Sigma's to be taken for a slip. */
const foreignNames: Readonly<Record<string, ModifierName>> = {
  regex: 're',
  regexp: 're',
  ignorecase: 'i',
  multiline: 'm',
  dotall: 's',
  like: 'contains',
  includes: 'contains',
  prefix: 'startswith',
  suffix: 'endswith',
  not: 'neq',
  ne: 'neq',
  ge: 'gte',
  le: 'lte',
  ip: 'cidr',
  network: 'cidr',
  case: 'cased',
  casesensitive: 'cased',
  b64: 'base64',
  placeholder: 'expand',
};

/** Reads the key of a detection item; what is wrong is reported once, and `null` returned. */
export function readField(key: YamlScalar, report: Reporter): FieldWithModifiers | null {
  const pieces = locatedPieces(key, report);
  const [first, ...names] = pieces;
  if (first === undefined || (first.value === '' && names.length === 0)) {
    report.error('invalid-field-name', key.range, 'a detection item without a field name', {
      hint: 'keywords are written as a list, or under "|all"',
    });
    return null;
  }
  const modifiers: Located<ModifierName>[] = [];
  for (const name of names) {
    const modifier = knownModifier(name, report);
    if (modifier === null) return null;
    modifiers.push(modifier);
  }
  const field = first.value === '' ? null : first;
  const chain = modifiers.map((modifier) => modifier.value);
  if (refuse(modifiers, chain, field, report)) return null;
  return { field, modifiers: Object.freeze(modifiers) };
}

function locatedPieces(key: YamlScalar, report: Reporter): readonly Located<string>[] {
  if (!key.text.includes('|')) return [Object.freeze({ value: key.text, range: key.range })];
  const offsets = scalarOffsets(key, report.source);
  let start = 0;
  return key.text.split('|').map((value) => {
    const from = offsets(start);
    const to = value === '' ? from : offsets(start + value.length - 1) + 1;
    start += value.length + 1;
    return Object.freeze({ value, range: report.source.range(from, to) });
  });
}

function knownModifier(name: Located<string>, report: Reporter): Located<ModifierName> | null {
  if (isModifier(name.value)) return Object.freeze({ value: name.value, range: name.range });
  const message = name.value === '' ? 'a modifier is missing after "|"' : `unknown modifier "${name.value}"`;
  const foreign = Object.hasOwn(foreignNames, name.value.toLowerCase())
    ? foreignNames[name.value.toLowerCase()]
    : null;
  const details =
    foreign == null
      ? didYouMean(name.value, modifierNames)
      : { hint: `in Sigma it is called "${foreign}"`, meant: foreign };
  report.error('unknown-modifier', name.range, message, details);
  return null;
}

function isModifier(name: string): name is ModifierName {
  return known.has(name);
}

function refuse(
  modifiers: readonly Located<ModifierName>[],
  chain: readonly ModifierName[],
  field: Located<string> | null,
  report: Reporter,
): boolean {
  for (const [index, modifier] of modifiers.entries()) {
    const before = chain.slice(0, index);
    const refusal =
      refusalAlone(modifier.value, before, field?.value ?? null) ??
      before.map((earlier) => refusalOfPair(earlier, modifier.value)).find((found) => found !== null);
    if (refusal === undefined || refusal === null) continue;
    report.error(
      'illegal-modifier',
      modifier.range,
      refusal.reason,
      refusal.hint === undefined ? {} : { hint: refusal.hint },
    );
    return true;
  }
  return false;
}
