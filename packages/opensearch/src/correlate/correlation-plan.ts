import type { CorrelationComparison, CorrelationType } from '@sigmazuh/parser';
import type { DerivedField } from '../derived/derived-field.ts';
import type { Query } from '../query/query.ts';

/**
 * A correlation as the aggregation follows it: which events it rests on, and what is asked of them. Plain data, since
 * the scripts are given it as parameters.
 */
export interface CorrelationPlan {
  /** A document's score tells which of these found it, each a bit. */
  readonly searches: readonly CorrelatedSearch[];
  /** Each behind those it refers to; the last is the correlation itself. */
  readonly steps: readonly CorrelationStep[];
  /** Fields that the searches name and the index does not have. */
  readonly derived: readonly DerivedField[];
}

/** The most searches that the bits of a score can tell apart without loss. */
export const mostSearches = 20;

/** The events of one source that match one of the rules. */
export interface CorrelatedSearch {
  /** What steps call these events by. */
  readonly of: string;
  readonly query: Query;
  /** Sigma field → the fields that hold its values: of the index, or derived. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** One correlation, the one that is asked for or one that it refers to. */
export interface CorrelationStep {
  /** What further steps call its completing events by. */
  readonly of: string;
  readonly type: CorrelationType;
  readonly references: readonly StepReference[];
  readonly groupBy: readonly string[];
  /** Whose values are counted or measured. */
  readonly fields: readonly string[];
  readonly milliseconds: number;
  /** All of them have to hold. */
  readonly comparisons: readonly Pick<CorrelationComparison, 'operator' | 'value'>[];
  readonly percentile: number | null;
}

interface StepReference {
  readonly of: string;
  /** Name in the correlation → the field that events of this reference have for it. */
  readonly aliases: Readonly<Record<string, string>>;
}
