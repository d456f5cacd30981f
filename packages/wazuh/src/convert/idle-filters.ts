import { filtersOf } from '@sigmazuh/compiler';
import type { Diagnostics, FilterRule, SigmaDocument } from '@sigmazuh/parser';

/** Says which filters are added to no rule at all: a misspelt id, or a log source that none of the rules named has. */
export function reportIdleFilters(
  filters: readonly FilterRule[],
  documents: readonly SigmaDocument[],
  diagnostics: Diagnostics,
): void {
  const added = new Set(
    documents.flatMap((document) => (document.kind === 'rule' ? filtersOf(document, filters) : [])),
  );
  const correlations = documents.flatMap((each) =>
    each.kind === 'correlation' ? [each.id?.value, each.name?.value] : [],
  );
  for (const filter of filters) {
    const namesCorrelation = filter.rules?.some(({ value }) => correlations.includes(value)) === true;
    if (added.has(filter) || namesCorrelation) continue;
    diagnostics.report({
      id: 'idle-filter',
      severity: 'warning',
      range: filter.title.range,
      message: `the filter "${filter.title.value}" is added to no rule`,
      hint: 'it names rules by id or name, and its log source must say no more than theirs',
    });
  }
}
