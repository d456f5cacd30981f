import { filtersOf, isNamed, isNamedBy } from '@sigmazuh/compiler';
import type { CorrelationRule, Diagnostics, FilterRule, SigmaDocument, SigmaRule } from '@sigmazuh/parser';

/** Says which filters are added to no rule at all: a misspelt id, or a log source that none of the rules named has. */
export function reportIdleFilters(
  filters: readonly FilterRule[],
  documents: readonly SigmaDocument[],
  diagnostics: Diagnostics,
): void {
  const isAdded = (document: SigmaDocument, filter: FilterRule): boolean => {
    if (document.kind === 'rule') return filtersOf(document, [filter]).length > 0;
    if (document.kind !== 'correlation' || !isNamedBy(document, filter)) return false;
    const toAll = { ...filter, rules: null };
    return rulesOf(document, documents).some((rule) => filtersOf(rule, [toAll]).length > 0);
  };
  for (const filter of filters) {
    if (documents.some((document) => isAdded(document, filter))) continue;
    diagnostics.report({
      id: 'idle-filter',
      severity: 'warning',
      range: filter.title.range,
      message: `the filter "${filter.title.value}" is added to no rule`,
      hint: 'it names rules by id or name, and its log source must say no more than theirs',
    });
  }
}

/** All that a correlation refers to, near and far. */
function rulesOf(correlation: CorrelationRule, documents: readonly SigmaDocument[]): readonly SigmaRule[] {
  const found = new Set<SigmaDocument>([correlation]);
  for (const each of found) {
    if (each.kind !== 'correlation') continue;
    for (const { value } of each.rules) {
      for (const document of documents) if (isNamed(document, value)) found.add(document);
    }
  }
  return [...found].filter((each) => each.kind === 'rule');
}
