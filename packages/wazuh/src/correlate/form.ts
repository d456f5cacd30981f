import { timespanSeconds } from '@sigmazuh/compiler';
import type { CorrelationComparison, CorrelationRule, SourceRange } from '@sigmazuh/parser';
import type { PlanFindings } from '../findings.ts';
import { type Difference, difference, longestTimeframe } from './differences.ts';
import { whereStored } from './where-stored.ts';

/** What has to be there besides the event at which a correlation holds. */
export type Form =
  /** Nothing: it holds at every event that has these fields. */
  | { readonly kind: 'each'; readonly fields: readonly string[] }
  /** So many events in all. */
  | { readonly kind: 'count'; readonly count: number }
  /** So many events, each earlier one with another value than the last. */
  | { readonly kind: 'distinct'; readonly count: number; readonly fields: readonly string[] }
  /** Events of all other rules. */
  | { readonly kind: 'all' }
  /** Events of the rules in front, in their order. */
  | { readonly kind: 'ordered' };

/** The most events that a composite can ask for (WAZUH.md f). */
const mostEvents = 9_999;

/** Each further rule takes more looks back, and a level of their own for the marks that they leave. */
const mostInAnyOrder = 5;

/** How a correlation is counted in Wazuh; `null` when it cannot be, which its findings say. */
export function formOf(rule: CorrelationRule, findings: PlanFindings): Form | null {
  const { type, condition } = rule;
  const place = condition?.range ?? type.range;
  switch (type.value) {
    case 'event_count': {
      const count = leastOf(condition?.comparisons ?? [], 'events', findings);
      if (count === null) return null;
      return count <= 1 ? { kind: 'each', fields: [] } : counted({ kind: 'count', count }, place, findings);
    }
    case 'value_count': {
      const count = leastOf(condition?.comparisons ?? [], 'values', findings);
      if (count === null) return null;
      const fields = condition?.fields.map(({ value }) => value) ?? [];
      if (count <= 1) return { kind: 'each', fields: count < 1 ? [] : fields };
      if (fields.length > 1) {
        return refuse(
          findings,
          place,
          'it counts combinations of several fields, which Wazuh cannot tell apart: it asks that all of them differ',
          `count the values of one field, or ${whereStored}`,
        );
      }
      return counted({ kind: 'distinct', count, fields }, place, findings);
    }
    case 'temporal':
    case 'temporal_ordered':
      return temporalForm(rule, place, findings);
    case 'value_sum':
    case 'value_avg':
    case 'value_percentile':
      return refuse(
        findings,
        type.range,
        `Wazuh counts events and does not calculate with their values, as ${type.value} does`,
        whereStored,
      );
  }
}

/** In seconds; longer than the engine looks back only with a named difference. */
export function timeframeOf({ timespan }: CorrelationRule): {
  readonly seconds: number;
  readonly differs: readonly Difference[];
} {
  const seconds = timespanSeconds(timespan.value) ?? 0;
  const differs = seconds > longestTimeframe ? [difference.longTimespan()] : [];
  return { seconds: Math.min(seconds, longestTimeframe), differs };
}

function temporalForm(rule: CorrelationRule, place: SourceRange, findings: PlanFindings): Form | null {
  const { length } = rule.rules;
  const comparisons = rule.condition?.comparisons ?? [];
  const least = comparisons.length === 0 ? length : leastOf(comparisons, 'rules', findings);
  if (least === null) return null;
  if (least <= 1) return { kind: 'each', fields: [] };
  if (least !== length) {
    const what = least > length ? 'more rules than it refers to' : 'only some of its rules';
    return refuse(
      findings,
      place,
      `it wants ${what}, and Wazuh has no rule that counts rules`,
      least > length
        ? 'ask for as many as there are'
        : `write a correlation for each combination, without a condition, or ${whereStored}`,
    );
  }
  if (rule.type.value === 'temporal_ordered') return { kind: 'ordered' };
  if (length <= mostInAnyOrder) return { kind: 'all' };
  return refuse(
    findings,
    rule.type.range,
    `it wants ${length} rules in any order, and Wazuh looks for one after the other, of ${mostInAnyOrder} at most`,
    `say in which order they come, with temporal_ordered, write correlations of fewer rules, or ${whereStored}`,
  );
}

function counted<Counted extends Form & { readonly count: number }>(
  form: Counted,
  place: SourceRange,
  findings: PlanFindings,
): Counted | null {
  if (form.count <= mostEvents) return form;
  return refuse(
    findings,
    place,
    `it wants ${form.count} events, and a Wazuh rule counts ${mostEvents} at most`,
    `ask for fewer, or ${whereStored}`,
  );
}

/** The number that has to be reached; conditions that hold for fewer events, or cease to hold, are refused. */
function leastOf(
  comparisons: readonly CorrelationComparison[],
  counted: 'events' | 'values' | 'rules',
  findings: PlanFindings,
): number | null {
  let least = 0;
  for (const { operator, value, range } of comparisons) {
    if (operator === 'gte') least = Math.max(least, Math.ceil(value));
    else if (operator === 'gt') least = Math.max(least, Math.floor(value) + 1);
    else {
      const wants = operator === 'neq' ? 'also holds where there are fewer' : 'wants that there are no more';
      return refuse(
        findings,
        range,
        `"${operator}: ${value}" ${wants} ${counted}, and a Wazuh rule only tells that there are enough`,
        `write the condition with gte or gt, or ${whereStored}`,
      );
    }
  }
  return least;
}

function refuse(findings: PlanFindings, range: SourceRange, message: string, hint: string): null {
  return findings.refuse('correlation-rule', range, message, hint);
}
