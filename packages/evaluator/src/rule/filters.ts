import type { CorrelationRule, FilterRule, LogSource, SigmaRule } from '@sigmazuh/parser';
import { isNamed } from '../correlation/definition.ts';

/**
 * A filter is added to the rules it names by id or name, or to any, as long as its log source takes in the rule's
 * (filters specification).
 */
export function isAddedTo(filter: FilterRule, rule: SigmaRule): boolean {
  return (filter.rules === null || isNamedBy(rule, filter)) && covers(filter.logSource, rule.logSource);
}

/** Whether the filter names this rule by id or name. */
export function isNamedBy(rule: SigmaRule | CorrelationRule, filter: FilterRule): boolean {
  return filter.rules?.some(({ value }) => isNamed(rule, value)) === true;
}

/** Whether all that a log source says the other one says as well. */
export function covers(wide: LogSource, narrow: LogSource): boolean {
  return (['product', 'category', 'service'] as const).every((name) => {
    const wanted = wide[name]?.value.toLowerCase();
    return wanted === undefined || wanted === narrow[name]?.value.toLowerCase();
  });
}
