import { filtersOf } from '@sigmazuh/compiler';
import type { CorrelationRule, FilterRule, SigmaDocument } from '@sigmazuh/parser';

/**
 * The documents that decide, together with some documents, what becomes of these: filters, the rules that correlations
 * refer to, the correlations that refer to rules, and for a filter a rule that it is added to.
 */
export function relatedDocuments(
  own: readonly SigmaDocument[],
  all: readonly SigmaDocument[],
): readonly SigmaDocument[] {
  const found = new Set<SigmaDocument>(own);
  const correlations = all.filter((each): each is CorrelationRule => each.kind === 'correlation');
  // The set grows while it is walked.
  for (const document of found) {
    if (document.kind === 'filter') addOneFiltered(document, all, found);
    for (const each of correlations) if (refersTo(each, document)) found.add(each);
    if (document.kind !== 'correlation') continue;
    for (const each of all) if (refersTo(document, each)) found.add(each);
  }
  for (const each of all) if (each.kind === 'filter') found.add(each);
  return all.filter((each) => found.has(each));
}

function refersTo({ rules }: CorrelationRule, { id, name }: SigmaDocument): boolean {
  return rules.some(({ value }) => value === name?.value || value.toLowerCase() === id?.value.toLowerCase());
}

function addOneFiltered(filter: FilterRule, all: readonly SigmaDocument[], found: Set<SigmaDocument>): void {
  const rule = all.find((each) => each.kind === 'rule' && filtersOf(each, [filter]).length > 0);
  if (rule !== undefined) found.add(rule);
}
