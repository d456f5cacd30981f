import type { SourceRange } from '@sigmazuh/parser';
import type { Pattern } from './pattern.ts';
import type { WrittenMatch } from './written.ts';

/**
 * The meaning of a rule as a tree over fields, free of Sigma's syntax. A test on a field that is absent is false,
 * so `not` of it is true: negation is never pushed into a test itself.
 */
export type Predicate =
  | { readonly kind: 'and'; readonly operands: readonly Predicate[] }
  | { readonly kind: 'or'; readonly operands: readonly Predicate[] }
  | { readonly kind: 'not'; readonly operand: Predicate }
  | { readonly kind: 'constant'; readonly value: boolean }
  | FieldTest;

/** One question about one field of the event. `range` leads back to the value in the rule. */
export type FieldTest = MatchTest | ExistsTest | EmptyTest | CompareTest | CidrTest | FieldReferenceTest;

/** `null` as field = keywords: any value of the event, or the raw line. */
export interface MatchTest {
  readonly kind: 'match';
  readonly field: string | null;
  readonly pattern: Pattern;
  /** The alternatives of the pattern as the rule writes them. */
  readonly written: readonly WrittenMatch[];
  readonly range: SourceRange;
  /** The value is a key of a list, whose keys are the pattern's alternatives where they are known. */
  readonly listed?: Listed;
}

/** A list of the target that a whole value has to be in. */
export interface Listed {
  /** What the target calls the list. */
  readonly name: string;
  readonly keys: 'known' | 'unknown';
  readonly cased: boolean;
  /** `by size`: the rule names no list, and would be the same without one. */
  readonly asked: 'by name' | 'by size';
}

/** The field is there. With `value`, as Sigma's `*` asks, a field that is there as JSON's `null` does not count. */
export interface ExistsTest {
  readonly kind: 'exists';
  readonly field: string;
  readonly value?: 'any';
  readonly range: SourceRange;
}

/** Sigma's `field: null`: absent, or present and empty. */
export interface EmptyTest {
  readonly kind: 'null';
  readonly field: string;
  readonly range: SourceRange;
}

/** Numeric comparison of the field's value; with `part`, of that part of a date. */
export interface CompareTest {
  readonly kind: 'compare';
  readonly field: string;
  readonly operator: 'lt' | 'lte' | 'gt' | 'gte' | 'eq';
  readonly part: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | null;
  readonly value: number;
  readonly range: SourceRange;
}

export interface CidrTest {
  readonly kind: 'cidr';
  readonly field: string;
  /** An address prefix as bytes (4 or 16) and its length in bits. */
  readonly network: readonly number[];
  readonly prefixLength: number;
  readonly range: SourceRange;
}

export interface FieldReferenceTest {
  readonly kind: 'field-reference';
  readonly field: string;
  readonly other: string;
  readonly relation: 'equal' | 'contains' | 'startswith' | 'endswith';
  readonly cased: boolean;
  readonly range: SourceRange;
}

/** Every test of a predicate that a pattern decides. */
export function matchTests(predicate: Predicate): readonly MatchTest[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands.flatMap(matchTests);
    case 'not':
      return matchTests(predicate.operand);
    case 'match':
      return [predicate];
    default:
      return [];
  }
}

/** Names of all fields that it asks, each once. */
export function fieldsOf(predicate: Predicate): readonly string[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return [...new Set(predicate.operands.flatMap(fieldsOf))];
    case 'not':
      return fieldsOf(predicate.operand);
    case 'constant':
      return [];
    case 'field-reference':
      return [predicate.field, predicate.other];
    default:
      return predicate.field === null ? [] : [predicate.field];
  }
}
