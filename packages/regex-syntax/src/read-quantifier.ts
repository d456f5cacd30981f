import type { Cursor } from './cursor.ts';
import { RegexMistake, type RegexOptions } from './tree.ts';

export interface Quantifier {
  readonly min: number;
  /** `null` without a limit. */
  readonly max: number | null;
  readonly mode: 'greedy' | 'lazy' | 'possessive';
}

/** The largest repeat count PCRE2 takes. */
const mostRepeats = 65_535;

/** A comment, a stray `\E` and an empty quote do not come between an item and its quantifier. */
export function skipSilent(cursor: Cursor, { extended }: RegexOptions): void {
  cursor.takeMatch(
    extended ? /(?:\s|#[^\n]*(?:\n|$)|\(\?#[^)]*\)|\\E|\\Q\\E)+/y : /(?:\(\?#[^)]*\)|\\E|\\Q\\E)+/y,
  );
}

/** `*`, `+?`, `{2,3}+`; `null` where there is none: `{,3}` is itself. */
export function readQuantifier(cursor: Cursor, options: RegexOptions): Quantifier | null {
  const start = cursor.at;
  const found = cursor.takeMatch(/[*+?]|\{(\d+)(,(\d*))?\}/y);
  if (found === null) return null;
  const { min, max } = countsOf(found);
  if (max !== null && min > max) {
    throw new RegexMistake('a repeat "{…}" has its numbers in the wrong order', start);
  }
  if (min > mostRepeats || (max ?? 0) > mostRepeats) {
    throw new RegexMistake(`a repeat "{…}" asks for more than ${mostRepeats} times`, start);
  }
  skipSilent(cursor, options);
  const mode = cursor.takeIf('+') ? 'possessive' : cursor.takeIf('?') ? 'lazy' : 'greedy';
  return { min, max, mode };
}

function countsOf([sign, digits, comma, limit]: RegExpExecArray): Pick<Quantifier, 'min' | 'max'> {
  switch (sign) {
    case '*':
      return { min: 0, max: null };
    case '+':
      return { min: 1, max: null };
    case '?':
      return { min: 0, max: 1 };
    default: {
      const min = Number(digits);
      if (comma === undefined) return { min, max: min };
      return { min, max: limit === '' ? null : Number(limit) };
    }
  }
}
