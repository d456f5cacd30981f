import type { FilterRule, LogSource, SigmaRule } from '@sigmazuh/parser';

/**
 * The filters that apply to a rule: those that name it by id or name (or any rule), and whose log source is the
 * rule's own as far as the filter says (specification, "Sigma filters").
 */
export function filtersOf(rule: SigmaRule, filters: readonly FilterRule[]): readonly FilterRule[] {
  return filters.filter((filter) => names(filter, rule) && covers(filter.logSource, rule.logSource));
}

function names(filter: FilterRule, rule: SigmaRule): boolean {
  if (filter.rules === null) return true;
  const own: readonly (string | undefined)[] = [rule.id?.value, rule.name?.value];
  return filter.rules.some((each) => own.includes(each.value));
}

function covers(filter: LogSource, rule: LogSource): boolean {
  return (['category', 'product', 'service'] as const).every(
    (attribute) =>
      filter[attribute] === null ||
      filter[attribute].value.toLowerCase() === rule[attribute]?.value.toLowerCase(),
  );
}
