import type { CodePointSet } from './code-points.ts';

/** The inline options in force where something stands. */
export interface RegexOptions {
  readonly caseless: boolean;
  readonly dotAll: boolean;
  readonly lines: boolean;
  readonly extended: boolean;
}

/** Offsets in the text: of the first character, and behind the last. */
interface Placed {
  readonly start: number;
  readonly end: number;
}

/** A character that stands for itself; `braces` = `\x{…}` or `\o{…}`, `name` = `\N{U+…}`. */
export interface CharacterNode extends Placed {
  readonly kind: 'character';
  readonly value: number;
  readonly notation: 'literal' | 'braces' | 'octal' | 'name';
  readonly options: RegexOptions;
}

/** What a class is made of. A set is asked for when it is needed: Unicode's are large. */
export type ClassMember =
  | CharacterNode
  | { readonly kind: 'range'; readonly from: CharacterNode; readonly to: CharacterNode }
  | { readonly kind: 'set'; readonly set: () => CodePointSet };

/** `[…]`, or a set such as `\d` by itself, to which the options do not apply. */
export interface ClassNode {
  readonly kind: 'class';
  readonly negated: boolean;
  readonly members: readonly ClassMember[];
  readonly caseless: boolean;
}

export type Edge =
  | 'start'
  | 'end'
  | 'last-line-end'
  | 'line-start'
  | 'line-end'
  | 'word-boundary'
  | 'not-word-boundary';

/** What depends on captured text, or on how the search proceeds; `item` is what stands in its brackets. */
export interface SpecialNode extends Placed {
  readonly kind: 'special';
  /** Its name, for people. */
  readonly construct: string;
  readonly item: RegexNode | null;
}

export interface LookNode {
  readonly kind: 'look';
  readonly direction: 'ahead' | 'behind';
  readonly sign: 'positive' | 'negative';
  readonly item: RegexNode;
}

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly item: RegexNode;
  readonly min: number;
  /** `null` without a limit. */
  readonly max: number | null;
}

/** A regular expression. Groups are what stands in them, lazy repeats like others: both decide only what is captured. */
export type RegexNode =
  | CharacterNode
  | ClassNode
  | { readonly kind: 'any'; readonly newlines: boolean }
  | { readonly kind: 'line-break' }
  | { readonly kind: 'edge'; readonly at: Edge }
  | LookNode
  | RepeatNode
  | SpecialNode
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly alternatives: readonly RegexNode[] };

/** A mistake in a regular expression, at an offset in its text. */
export class RegexMistake extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'RegexMistake';
    this.offset = offset;
  }
}
