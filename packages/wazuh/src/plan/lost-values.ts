import { alternativesOf, choice, itemsOf, type Pattern, sequence } from '@sigmazuh/compiler';
import type { SourceMapping } from '../pipeline/source-mapping.ts';

/** Values for which the Windows decoder leaves the field out altogether (WAZUH.md j). */
const droppedFromWindows: ReadonlySet<string> = new Set(['', '-', '(null)']);
/** The decoder of XML in syslog takes what has at least one character. */
const droppedFromXml: ReadonlySet<string> = new Set(['']);

/** Values that arrive as an absent field, in lower case. */
export function droppedValues(form: SourceMapping['form']): ReadonlySet<string> {
  switch (form) {
    case 'windows':
      return droppedFromWindows;
    case 'xml':
      return droppedFromXml;
    case 'json':
    case 'plain':
      return new Set();
  }
}

/** A pattern taken apart: values that never arrive, and the rest (`null` when there is none). */
export interface SplitByLoss {
  readonly dropped: 'some' | 'none';
  readonly rest: Pattern | null;
}

/** Separates alternatives that equal a value which the decoder drops: such a field is absent instead. */
export function splitDroppedValues(pattern: Pattern, form: SourceMapping['form']): SplitByLoss {
  const values = droppedValues(form);
  const alternatives = alternativesOf(pattern);
  const rest = alternatives.filter((each) => {
    const value = exactValue(each);
    return value === null || !values.has(value.toLowerCase());
  });
  return {
    dropped: rest.length < alternatives.length ? 'some' : 'none',
    rest: rest.length === 0 ? null : choice(rest),
  };
}

/** The one text an alternative equals, or `null`. */
export function exactValue(pattern: Pattern): string | null {
  const items = itemsOf(pattern);
  const first = items[0];
  const last = items.at(-1);
  if (first?.kind !== 'anchor' || first.at !== 'start' || last?.kind !== 'anchor' || last.at !== 'end') {
    return null;
  }
  const texts = items.slice(1, -1).map((item) => (item.kind === 'literal' ? item.text : null));
  return texts.includes(null) ? null : texts.join('');
}

/** Trailing white space is cut off values; a pattern that asks for it at the end can only ask for the rest. */
export function withoutTrailingBlanks(pattern: Pattern): {
  readonly pattern: Pattern;
  readonly cut: 'yes' | 'no';
} {
  let cut: 'yes' | 'no' = 'no';
  const alternatives = alternativesOf(pattern).map((alternative) => {
    const items = [...itemsOf(alternative)];
    const last = items.at(-1);
    const before = items.at(-2);
    if (last?.kind !== 'anchor' || last.at !== 'end' || before?.kind !== 'literal') return alternative;
    const text = before.text.replace(/\s+$/, '');
    if (text === before.text) return alternative;
    cut = 'yes';
    return sequence([...items.slice(0, -2), { ...before, text }, last]);
  });
  return { pattern: choice(alternatives), cut };
}
