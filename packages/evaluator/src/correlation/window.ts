import { readDecimal } from '../decimal.ts';
import type { EventContent } from '../event.ts';
import { type Correlation, comparisonHolds } from './definition.ts';

/** An event that one of a correlation's rules matched. */
export interface Occurrence {
  /** In seconds. */
  readonly time: number;
  /** The place of the rule among the correlation's references. */
  readonly reference: number;
  readonly content: EventContent;
}

/**
 * Whether a correlation holds for the occurrences of one group within one time span, in the order in which they came
 * (correlation rules specification, "Correlation Types").
 */
export function windowHolds(correlation: Correlation, occurrences: readonly Occurrence[]): boolean {
  const found = measure(correlation, occurrences);
  if (found === undefined) return false;
  if (correlation.comparisons.length === 0) return found === correlation.references.length;
  return correlation.comparisons.every((comparison) => comparisonHolds(comparison, found));
}

/** What the condition is about; `undefined` when there is nothing to measure. */
function measure(correlation: Correlation, occurrences: readonly Occurrence[]): number | undefined {
  switch (correlation.type) {
    case 'event_count':
      return occurrences.length;
    case 'value_count':
      return new Set(occurrences.flatMap(({ content }) => combinationOf(content, correlation.fields) ?? []))
        .size;
    case 'value_sum':
      return sum(numbersIn(correlation, occurrences));
    case 'value_avg': {
      const numbers = numbersIn(correlation, occurrences);
      return numbers.length === 0 ? undefined : sum(numbers) / numbers.length;
    }
    case 'temporal':
      return new Set(occurrences.map(({ reference }) => reference)).size;
    case 'temporal_ordered':
      return longestOrder(occurrences);
  }
}

/** The values of all these fields as one text; `undefined` when one of them is absent. */
export function combinationOf(content: EventContent, fields: readonly string[]): string | undefined {
  const values = fields.map(
    (name) => content.fields.get(name)?.values.flatMap(({ text }) => text?.plain ?? []) ?? [],
  );
  return values.some((each) => each.length === 0) ? undefined : JSON.stringify(values);
}

/** How many of the references came one after the other, from the first on. */
function longestOrder(occurrences: readonly Occurrence[]): number {
  let reached = 0;
  for (const { reference } of occurrences) if (reference === reached) reached += 1;
  return reached;
}

function numbersIn({ fields }: Correlation, occurrences: readonly Occurrence[]): readonly number[] {
  return occurrences.flatMap(({ content }) =>
    fields.flatMap((name) => {
      const texts = content.fields.get(name)?.values.flatMap(({ text }) => text?.plain ?? []) ?? [];
      return texts.flatMap((text) => (readDecimal(text) === undefined ? [] : [Number(text)]));
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
