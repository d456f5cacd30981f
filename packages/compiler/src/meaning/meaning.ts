import {
  type CorrelationRule,
  Diagnostics,
  type FilterRule,
  printSigma,
  type SigmaDocument,
  type SigmaRule,
} from '@sigmazuh/parser';
import { sameSet } from '@sigmazuh/regex-syntax';
import { compileRule } from '../compile-rule.ts';
import { normalise } from '../normalise/normalise.ts';
import { literal, patternKey } from '../pattern/build.ts';
import { caseVariants, closeUnderCase } from '../pattern/case-variants.ts';
import { rebuild } from '../pattern/rebuild.ts';
import type { Pattern } from '../pattern.ts';
import { fieldsOf, type Predicate } from '../predicate.ts';
import { isNamedBy } from '../resolve/references.ts';
import { comparedFields, correlationKey, referredTo } from './correlation-meaning.ts';

/** What a rule asks for, in a form that renaming, reformatting, reordering and letters in another case do not change. */
export interface Meaning {
  /** Two rules with the same key mean the same. */
  readonly key: string;
  /** `written`: the rule has no compiled form, and is compared as it is written. */
  readonly form: 'compiled' | 'written';
  /** Fields of events that it asks, as they sort. */
  readonly fields: readonly string[];
  /** The rule itself, or those that a correlation comes down to. */
  readonly rules: readonly SigmaRule[];
}

export interface MeaningContext {
  /** What a correlation may refer to. */
  readonly documents: readonly SigmaDocument[];
  readonly filters: readonly FilterRule[];
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
  /** Placeholders that are lists of the target, and what it calls them. */
  readonly lists: ReadonlyMap<string, string>;
}

/**
 * The meaning of a document: its log source, and its detection as it is compiled, filters included. Of a correlation also
 * what the documents that it refers to mean.
 */
export function meaningOf(document: SigmaDocument, context: MeaningContext): Meaning {
  if (document.kind === 'correlation') {
    const own = withFiltersOf(document, context);
    const meanings = referredTo(document, context.documents).map((each) =>
      each === null ? null : meaningOf(each, own),
    );
    const keys = meanings.map((each, index) => each?.key ?? document.rules[index]?.value ?? '');
    return {
      key: correlationKey(document, keys),
      form: 'compiled',
      fields: sorted([...comparedFields(document), ...meanings.flatMap((each) => each?.fields ?? [])]),
      rules: [...new Set(meanings.flatMap((each) => each?.rules ?? []))],
    };
  }
  const compiled = document.kind === 'rule' ? compileRule(document, new Diagnostics(), context) : null;
  if (document.kind === 'rule' && compiled !== null) return meaningOfRule(document, compiled.predicate);
  const rules = document.kind === 'rule' ? [document] : [];
  return { key: writtenKey(document), form: 'written', fields: [], rules };
}

/** The meaning of a rule that was compiled to this, its filters included. */
export function meaningOfRule(rule: SigmaRule, compiled: Predicate): Meaning {
  const predicate = normalise(withPatterns(compiled));
  const key = `${logSourceKey(rule)} ${predicateText(predicate)}`;
  return { key, form: 'compiled', fields: sorted(fieldsOf(predicate)), rules: [rule] };
}

/** A filter of a correlation is added to what it refers to, as far as its log source takes that in. */
function withFiltersOf(correlation: CorrelationRule, context: MeaningContext): MeaningContext {
  const inherited = context.filters.filter((filter) => isNamedBy(correlation, filter));
  if (inherited.length === 0) return context;
  const forAll = inherited.map((filter) => ({ ...filter, rules: null }));
  return { ...context, filters: [...context.filters, ...forAll] };
}

/** What a document asks for as it is written; what is for people left out. */
function writtenKey(document: SigmaDocument): string {
  const { attributes } = document;
  const entries = attributes.entries.filter(({ key }) => asking.has(key.text));
  return printSigma({ ...document, attributes: { ...attributes, entries } });
}

const asking: ReadonlySet<string> = new Set(['logsource', 'detection', 'correlation', 'filter']);

function logSourceKey({ logSource }: SigmaRule): string {
  const { product, category, service } = logSource;
  return JSON.stringify([product, category, service].map((each) => each?.value.toLowerCase() ?? null));
}

/** With every pattern in a form that equal ones share, so that normalising finds what is said twice. */
function withPatterns(predicate: Predicate): Predicate {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return { ...predicate, operands: predicate.operands.map(withPatterns) };
    case 'not':
      return { ...predicate, operand: withPatterns(predicate.operand) };
    case 'match':
      return {
        ...predicate,
        pattern: rebuild(predicate.pattern, (node) => withAlternativesSorted(inOneCase(node))),
      };
    default:
      return predicate;
  }
}

/** The order of operands and of alternatives means nothing. */
function predicateText(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return `${predicate.kind}(${sorted(predicate.operands.map(predicateText)).join(' ')})`;
    case 'not':
      return `not(${predicateText(predicate.operand)})`;
    case 'match': {
      const { field, pattern, listed } = predicate;
      const list = listed === undefined ? '' : ` ${JSON.stringify(listed)}`;
      return `match(${JSON.stringify(field)} ${patternKey(rebuild(pattern, withAlternativesSorted))}${list})`;
    }
    default:
      return JSON.stringify(predicate, (name, value: unknown) => (name === 'range' ? undefined : value));
  }
}

/** A text whose case does not matter in the case that comes first, and one without letters as one of these. */
function inOneCase(pattern: Pattern): Pattern {
  if (pattern.kind === 'class') {
    const closed = closeUnderCase(pattern.ranges);
    if (pattern.cased && !sameSet(closed, pattern.ranges)) return pattern;
    return { ...pattern, ranges: closed, cased: false };
  }
  if (pattern.kind !== 'literal') return pattern;
  const { text, cased } = pattern;
  if (cased && variantsIn(text).some(({ length }) => length > 1)) return pattern;
  // Of an ASCII letter the upper case comes first.
  const first = /^[\0-\x7f]*$/.test(text)
    ? text.toUpperCase()
    : variantsIn(text)
        .map(([point = 0]) => String.fromCodePoint(point))
        .join('');
  return cased || first !== text ? literal(first, 'caseless') : pattern;
}

function variantsIn(text: string): readonly (readonly number[])[] {
  return Array.from(text, (each) => caseVariants(each.codePointAt(0) ?? 0));
}

function withAlternativesSorted(pattern: Pattern): Pattern {
  if (pattern.kind !== 'choice') return pattern;
  const keys = pattern.alternatives.map(patternKey);
  if (keys.every((key, i) => i === 0 || (keys[i - 1] ?? '') < key)) return pattern;
  const byKey = new Map(pattern.alternatives.map((each, i) => [keys[i] ?? '', each]));
  const alternatives = sorted(keys).flatMap((key) => byKey.get(key) ?? []);
  return { ...pattern, alternatives };
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();
