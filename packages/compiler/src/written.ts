import type { Pattern } from './pattern.ts';

/**
 * One way to ask for a text, as a rule writes it: for back ends that have operators of their own and need not guess them
 * back from a pattern. `pattern` says the same and is what counts.
 */
export type WrittenMatch = WrittenText | WrittenRegex | WrittenOrder;

/** A text that stands in the field's value as the operator says; its letters have either case unless `cased`. */
export interface WrittenText {
  readonly kind: 'text';
  /** Wildcards at an end are said by the operator: `F: '*foo'` asks the same as `F|endswith: foo`. */
  readonly operator: TextOperator;
  /** Never with a run in front or at the end, never two texts or runs beside each other; empty = the empty text. */
  readonly parts: readonly WrittenPart[];
  readonly cased: boolean;
  readonly pattern: Pattern;
}

export type TextOperator = 'equals' | 'startswith' | 'endswith' | 'contains';

/** `one-of`: any of these characters, in that case only (`windash`). */
export type WrittenPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any-one' }
  | { readonly kind: 'any-run' }
  | { readonly kind: 'one-of'; readonly characters: string };

/** A regular expression, which is searched in the value; letters have their case unless the flag `i` is set. */
export interface WrittenRegex {
  readonly kind: 'regex';
  readonly text: string;
  readonly flags: readonly RegexFlag[];
  readonly pattern: Pattern;
}

export type RegexFlag = 'i' | 'm' | 's';

/** Elements that stand in the value in this order, with anything between them; each is any of its alternatives. */
export interface WrittenOrder {
  readonly kind: 'ordered';
  readonly elements: readonly (readonly WrittenMatch[])[];
  readonly pattern: Pattern;
}

/** The text of a match without wildcards; `null` where it has some. */
export function plainTextOf({ parts }: WrittenText): string | null {
  const [only] = parts;
  if (only === undefined) return '';
  return parts.length === 1 && only.kind === 'text' ? only.text : null;
}
