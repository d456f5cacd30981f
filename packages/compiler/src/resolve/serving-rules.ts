import type { CorrelationRule, SigmaDocument, SigmaRule } from '@sigmazuh/parser';
import { isNamed } from './references.ts';

/**
 * Rules that are there for correlations alone, each with the first that refers to it: one does, and none of those that
 * do says `generate: true` (correlation rules specification, "Generate").
 */
export function servingRules(
  documents: readonly SigmaDocument[],
): ReadonlyMap<SigmaRule | CorrelationRule, CorrelationRule> {
  const correlations = documents.filter((each) => each.kind === 'correlation');
  const serving = new Map<SigmaRule | CorrelationRule, CorrelationRule>();
  for (const document of documents) {
    if (document.kind !== 'rule' && document.kind !== 'correlation') continue;
    const referring = correlations.filter(({ rules }) => rules.some(({ value }) => isNamed(document, value)));
    const [first] = referring;
    if (first !== undefined && !referring.some(({ generate }) => generate)) serving.set(document, first);
  }
  return serving;
}
