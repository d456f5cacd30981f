import type { SourceRange } from './source.ts';

/** The syntax tree of a `condition`. `1 of them` and `any of them` are both `any`. */
export type Condition = AndCondition | OrCondition | NotCondition | IdentifierCondition | QuantifierCondition;

export interface AndCondition {
  readonly kind: 'and';
  readonly operands: readonly Condition[];
  readonly range: SourceRange;
}

export interface OrCondition {
  readonly kind: 'or';
  readonly operands: readonly Condition[];
  readonly range: SourceRange;
}

export interface NotCondition {
  readonly kind: 'not';
  readonly operand: Condition;
  readonly range: SourceRange;
}

/** A search identifier by its full name. */
export interface IdentifierCondition {
  readonly kind: 'identifier';
  readonly name: string;
  readonly range: SourceRange;
}

/** `1 of selection_*`, `all of them`. */
export interface QuantifierCondition {
  readonly kind: 'quantifier';
  readonly quantifier: 'any' | 'all';
  /** A name with `*` wildcards, or `null` for `them`. */
  readonly pattern: string | null;
  /** The search identifiers it stands for, in document order. `them` leaves out names that begin with `_`. */
  readonly names: readonly string[];
  readonly range: SourceRange;
}
