import { choice, isNothing, type Pattern, printPcre2, searchParts } from '@sigmazuh/compiler';
import { limits } from '../limits.ts';
import type { ConditionTarget, WrittenPattern } from './wazuh-predicate.ts';

/** A pattern's text in a rule file; the empty pattern is spelled out, so that no element is empty. */
export function patternText(pattern: Pattern | WrittenPattern): string {
  if (pattern.kind === 'written') return pattern.text;
  return isNothing(pattern) ? '\\A' : printPcre2(pattern);
}

/**
 * How long a pattern may be where it is written. `<field>` takes an element's worth; what it compiles to has to stay
 * below PCRE2's own limit, which a class (33 bytes) reaches sooner than a letter (2 bytes).
 */
export function fits(pattern: Pattern, target: ConditionTarget): boolean {
  const text = patternText(pattern);
  if (target.kind !== 'field') return text.length <= limits.loadedTextBytes;
  const classes = text.split('[').length - 1;
  return text.length <= limits.elementBytes && text.length * 2 + classes * 33 <= limits.compiledPatternBytes;
}

/** The pattern as pieces that fit, any of which may match; `null` when it cannot be parted. */
export function pieces(pattern: Pattern, target: ConditionTarget): readonly Pattern[] | null {
  if (fits(pattern, target)) return [pattern];
  const alternatives = searchParts(pattern);
  if (alternatives.length === 1) return null;
  const middle = Math.ceil(alternatives.length / 2);
  const halves = [alternatives.slice(0, middle), alternatives.slice(middle)].map((half) =>
    pieces(choice(half), target),
  );
  return halves.includes(null) ? null : halves.flatMap((half) => half ?? []);
}
