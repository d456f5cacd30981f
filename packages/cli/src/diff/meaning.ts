import { compileRule, type Pattern, type Predicate, patternKey, rebuild } from '@sigmazuh/compiler';
import {
  Diagnostics,
  type FilterRule,
  printSigma,
  type SigmaDocument,
  type SigmaRule,
} from '@sigmazuh/parser';

/** What a rule asks for, in a form that renaming, reformatting and reordering do not change. */
export interface Meaning {
  /** Two rules with the same key mean the same. */
  readonly key: string;
  /** `written`: the rule has no compiled form, and is compared as it is written. */
  readonly form: 'compiled' | 'written';
}

export interface MeaningContext {
  readonly filters: readonly FilterRule[];
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
}

/** The meaning of a document: its log source, and its detection as it is compiled, filters included. */
export function meaningOf(document: SigmaDocument, context: MeaningContext): Meaning {
  if (document.kind !== 'rule') return { key: printSigma(document), form: 'written' };
  const compiled = compileRule(document, new Diagnostics(), context);
  if (compiled === null) return { key: printSigma(document), form: 'written' };
  return { key: `${logSourceKey(document)} ${predicateText(compiled.predicate)}`, form: 'compiled' };
}

function logSourceKey({ logSource }: SigmaRule): string {
  const { product, category, service } = logSource;
  return JSON.stringify([product, category, service].map((each) => each?.value.toLowerCase() ?? null));
}

/** The order of operands and of alternatives means nothing. */
function predicateText(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return `${predicate.kind}(${sorted(predicate.operands.map(predicateText)).join(' ')})`;
    case 'not':
      return `not(${predicateText(predicate.operand)})`;
    case 'match':
      return `match(${JSON.stringify(predicate.field)} ${patternText(predicate.pattern)})`;
    default:
      return JSON.stringify(predicate, (name, value: unknown) => (name === 'range' ? undefined : value));
  }
}

function patternText(pattern: Pattern): string {
  return patternKey(rebuild(pattern, withAlternativesSorted));
}

function withAlternativesSorted(pattern: Pattern): Pattern {
  if (pattern.kind !== 'choice') return pattern;
  const byKey = new Map(pattern.alternatives.map((each) => [patternKey(each), each]));
  const alternatives = sorted([...byKey.keys()]).flatMap((key) => byKey.get(key) ?? []);
  return { ...pattern, alternatives };
}

const sorted = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
