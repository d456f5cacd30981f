/** A regular expression taken apart; flags are already worked into the nodes. */
export type RegexNode =
  | CharacterNode
  | SequenceNode
  | ChoiceNode
  | RepeatNode
  | AtomicNode
  | AssertionNode
  | LookNode;

/** Exactly one code point. */
export interface CharacterNode {
  readonly kind: 'character';
  readonly accepts: CharacterTest;
}

export type CharacterTest = (codePoint: number) => boolean;

interface SequenceNode {
  readonly kind: 'sequence';
  readonly items: readonly RegexNode[];
}

interface ChoiceNode {
  readonly kind: 'choice';
  readonly alternatives: readonly RegexNode[];
}

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly item: RegexNode;
  readonly min: number;
  /** `Infinity` when unbounded. */
  readonly max: number;
  /** Which count is tried first. It only matters inside an atomic group. */
  readonly preference: 'most' | 'fewest';
}

/** Takes what its item would match first, and never anything else. `a++` is an atomic `a+`. */
export interface AtomicNode {
  readonly kind: 'atomic';
  readonly item: RegexNode;
}

interface AssertionNode {
  readonly kind: 'assertion';
  readonly at: AssertionPlace;
}

export type AssertionPlace =
  | 'text-start'
  | 'text-end'
  /** The end, or before a newline that ends the text: `$` and `\Z`. */
  | 'last-line-end'
  | 'line-start'
  | 'line-end'
  | 'word-boundary'
  | 'not-word-boundary';

export interface LookNode {
  readonly kind: 'look';
  readonly direction: 'ahead' | 'behind';
  readonly expects: 'match' | 'no-match';
  readonly item: RegexNode;
}

/** The options a pattern can switch on and off for itself: `(?im-s)`. */
export interface RegexFlags {
  /** Case does not matter. */
  readonly i: boolean;
  /** `^` and `$` also stand at line breaks. */
  readonly m: boolean;
  /** `.` takes newlines too. */
  readonly s: boolean;
  /** White space and `#` comments in the pattern mean nothing. */
  readonly x: boolean;
}

export const noFlags: RegexFlags = Object.freeze({ i: false, m: false, s: false, x: false });
