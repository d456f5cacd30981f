import { alternativesOf, choice, isNothing, type Pattern } from '@sigmazuh/compiler';
import { anyText, printPcre2, provenText, searchParts } from '@sigmazuh/regex';
import { limits } from '../limits.ts';
import type { Condition, ConditionTarget, WrittenPattern } from '../locate/index.ts';
import { exactTexts, fittingTexts, osmatchText } from './literal-texts.ts';

/** A pattern's text in a rule file; the empty pattern is spelled out, so that no element is empty. */
export function patternText(pattern: Condition['pattern']): string {
  if (pattern.kind === 'texts') return osmatchText(pattern);
  if (pattern.kind === 'written') return pattern.text;
  return isNothing(pattern) ? anyText : printPcre2(pattern);
}

/** Texts put together from printed ones; `null` when the time of one of them may grow faster than the text. */
export function provenPatterns(texts: readonly string[]): readonly WrittenPattern[] | null {
  const proven = texts.map(provenText).filter((text) => text !== null);
  return proven.length < texts.length ? null : proven.map((text) => ({ kind: 'written', text }));
}

/**
 * How long a pattern may be where it is written. `<field>` takes an element's worth; what it compiles to has to stay
 * below PCRE2's own limit, which a class (33 bytes) reaches sooner than a letter (2 bytes).
 */
export function fits(pattern: Pattern, target: ConditionTarget): boolean {
  const most = mostBytes(target);
  if (target.kind !== 'address' && fittingTexts(exactTexts(pattern), most) !== null) return true;
  if (isLongerThan(most, pattern)) return false;
  const text = patternText(pattern);
  if (target.kind !== 'field') return text.length <= most;
  const classes = text.split('[').length - 1;
  return text.length <= most && text.length * 2 + classes * 33 <= limits.compiledPatternBytes;
}

/** Bytes of the text of a condition. */
export function mostBytes({ kind }: ConditionTarget): number {
  return kind === 'field' ? limits.elementBytes : limits.loadedTextBytes;
}

/**
 * Whether a pattern's text is surely too long, told without writing it: long lists are halved until they fit. What
 * its literals do not have in common with others has to be written at least, but for the last byte of each, which
 * may stand in a class.
 */
function isLongerThan(most: number, pattern: Pattern): boolean {
  const texts = alternativesOf(pattern).flatMap((each) => (each.kind === 'literal' ? [each.text] : []));
  if (texts.reduce((sum, text) => sum + text.length - 1, 0) <= most) return false;
  const inOrder = texts.map((text) => text.toLowerCase()).sort();
  const least = inOrder.reduce(
    (sum, text, i) => sum + text.length - 1 - commonStart(text, inOrder[i - 1] ?? ''),
    0,
  );
  return least > most;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
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
