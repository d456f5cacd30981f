/**
 * As much of a regular expression as the checks look at. What consumes one character is a `character`: `something` is
 * never a line break, `anything` may be one, `nothing` is an empty class. Constructs whose width is not known are
 * `opaque`.
 */
export type RegexNode =
  | { readonly kind: 'character'; readonly takes: 'something' | 'anything' | 'nothing' }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'opaque'; readonly construct: string; readonly offset: number }
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly alternatives: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly min: number; readonly operand: RegexNode };

/** A mistake in a regular expression, at an offset in its text. */
export class RegexMistake extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

export const something: RegexNode = Object.freeze({ kind: 'character', takes: 'something' });
export const nothing: RegexNode = Object.freeze({ kind: 'character', takes: 'nothing' });
export const anything: RegexNode = Object.freeze({ kind: 'character', takes: 'anything' });
export const start: RegexNode = Object.freeze({ kind: 'start' });
export const end: RegexNode = Object.freeze({ kind: 'end' });
