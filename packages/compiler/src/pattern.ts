import type { CodePointRange, Edge } from '@sigmazuh/regex-syntax';

/**
 * What a value asks of a text, before any regex is written. Patterns speak of Unicode code points of the
 * original value; a text form turns them into what a field really holds, and only the printer knows PCRE2.
 *
 * A pattern is *searched* in the text, as a regex is: `contains` is the bare literal, equality is
 * `sequence(start, literal, end)`. Literals and classes are case-insensitive unless `cased` says otherwise.
 */
export type Pattern =
  | LiteralPattern
  | AnyOnePattern
  | AnyRunPattern
  | ClassPattern
  | SequencePattern
  | ChoicePattern
  | RepeatPattern
  | AnchorPattern
  | LookPattern;

export interface LiteralPattern {
  readonly kind: 'literal';
  readonly text: string;
  readonly cased: boolean;
}

/** Exactly one code point. `newlines: false` is a regex's `.` without the `s` flag. */
export interface AnyOnePattern {
  readonly kind: 'any-one';
  readonly newlines: boolean;
}

/**
 * Any number of code points, newlines included; which ones never matters to the outcome (Sigma's `*`). In an encoded
 * text it can be made of `unit`s, what one code point looks like there, so that it ends where a code point ends; and
 * `within` a frame it cannot leave the value, which is a part of the text only.
 */
export interface AnyRunPattern {
  readonly kind: 'any-run';
  readonly unit?: Pattern;
  readonly within?: 'frame';
}

/** One code point out of `ranges` (sorted, disjoint), or out of all others when `negated`. */
export interface ClassPattern {
  readonly kind: 'class';
  readonly ranges: readonly CodePointRange[];
  readonly negated: boolean;
  readonly cased: boolean;
}

export interface SequencePattern {
  readonly kind: 'sequence';
  readonly items: readonly Pattern[];
}

export interface ChoicePattern {
  readonly kind: 'choice';
  readonly alternatives: readonly Pattern[];
}

export interface RepeatPattern {
  readonly kind: 'repeat';
  readonly item: Pattern;
  readonly min: number;
  /** `null` = unbounded. */
  readonly max: number | null;
  /** Takes as many as it can and gives none back: how encoders keep the bytes of a character together. */
  readonly possessive?: true;
}

export interface AnchorPattern {
  readonly kind: 'anchor';
  /**
   * `last-line-end` is a regex's `$`: the end, or before a newline that ends the text. `line-start` and `line-end` are
   * `^` and `$` under the `m` flag; no line starts behind a newline that ends the text.
   */
  readonly at: Edge;
}

export interface LookPattern {
  readonly kind: 'look';
  readonly direction: 'ahead' | 'behind';
  readonly negated: boolean;
  readonly item: Pattern;
}
