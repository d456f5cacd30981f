import { type Correlation, comparisonHolds } from './definition.ts';
import type { Window } from './window.ts';

/**
 * Whether a correlation holds for the occurrences of one group with the last of them (correlation rules specification,
 * "Correlation Types"). A `temporal` correlation without a condition wants all of its rules.
 */
export function windowHolds(correlation: Correlation, window: Window): boolean {
  const found = measure(correlation, window);
  if (found === undefined) return false;
  if (correlation.comparisons.length === 0) return found === correlation.references.length;
  return correlation.comparisons.every((comparison) => comparisonHolds(comparison, found));
}

/** What the condition is about; `undefined` when there is nothing to measure. */
function measure({ rule, percentile }: Correlation, window: Window): number | undefined {
  switch (rule.type.value) {
    case 'event_count':
      return window.size;
    case 'value_count':
      return new Set(Array.from(window).flatMap(({ values }) => values)).size;
    case 'value_sum':
      return sum(numbersIn(window));
    case 'value_avg': {
      const numbers = numbersIn(window);
      return numbers.length === 0 ? undefined : sum(numbers) / numbers.length;
    }
    case 'value_percentile':
      return percentile === null ? shareOfLast(window) : percentileOf(numbersIn(window), percentile);
    case 'temporal':
      return new Set(Array.from(window).flatMap(({ references }) => references)).size;
    case 'temporal_ordered':
      return longestOrder(window);
  }
}

/** How many of the rules came one after the other in the correlation's order, the last of them with the last event. */
function longestOrder(window: Window): number {
  // The longest that ends with each reference so far; one event is not before itself.
  const longest = new Map<number, number>();
  let ending = 0;
  for (const { references } of window) {
    const found = references.map((reference) => {
      const before = Array.from(longest, ([other, length]) => (other < reference ? length : 0));
      return [reference, 1 + Math.max(0, ...before)] as const;
    });
    for (const [reference, length] of found) {
      longest.set(reference, Math.max(longest.get(reference) ?? 0, length));
    }
    ending = Math.max(0, ...found.map(([, length]) => length));
  }
  return ending;
}

/**
 * The percentage of the observed values that are the last one's ("a certain percentage of observed values"): at most
 * 1 means a value that hardly any other event of the time span has.
 */
function shareOfLast(window: Window): number | undefined {
  const last = new Set(window.last?.values ?? []);
  const observed = Array.from(window).filter(({ values }) => values.length > 0);
  if (last.size === 0) return undefined;
  const shares = Array.from(last, (value) => observed.filter(({ values }) => values.includes(value)).length);
  return (100 * Math.min(...shares)) / observed.length;
}

/** The smallest of the numbers that at least so many per cent of them do not exceed. */
function percentileOf(numbers: readonly number[], percentile: number): number | undefined {
  const ascending = [...numbers].sort((one, other) => one - other);
  const rank = Math.max(1, Math.ceil((percentile / 100) * ascending.length));
  return ascending[rank - 1];
}

function numbersIn(window: Window): readonly number[] {
  return Array.from(window).flatMap(({ numbers }) => numbers);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
