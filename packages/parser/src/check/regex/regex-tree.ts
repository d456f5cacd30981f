/**
 * As much of a regular expression as the checks look at. What consumes one character is a `character`, whichever
 * characters it takes; constructs whose width is not known are `opaque`.
 */
export type RegexNode =
  | { readonly kind: 'character'; readonly takes: 'something' | 'nothing' }
  | { readonly kind: 'line-break' }
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
export const lineBreak: RegexNode = Object.freeze({ kind: 'line-break' });
export const start: RegexNode = Object.freeze({ kind: 'start' });
export const end: RegexNode = Object.freeze({ kind: 'end' });
