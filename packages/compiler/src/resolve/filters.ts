import type { FilterRule, LogSource, SigmaRule } from '@sigmazuh/parser';
import { isNamedBy } from './references.ts';

/**
 * The filters that apply to a rule: those that name it by id or name (or any rule), and whose log source is the
 * rule's own as far as the filter says (specification, "Sigma filters").
 */
export function filtersOf(rule: SigmaRule, filters: readonly FilterRule[]): readonly FilterRule[] {
  return filters.filter(
    (filter) =>
      (filter.rules === null || isNamedBy(rule, filter)) && covers(filter.logSource, rule.logSource),
  );
}

function covers(filter: LogSource, rule: LogSource): boolean {
  return (['category', 'product', 'service'] as const).every(
    (attribute) =>
      filter[attribute] === null ||
      filter[attribute].value.toLowerCase() === rule[attribute]?.value.toLowerCase(),
  );
}
