import type { CorrelationRule, SigmaDocument, SigmaRule } from '@sigmazuh/parser';
import { isNamed } from './definition.ts';

/**
 * The rules that only serve correlations: those that one refers to and none with `generate: true` (correlation rules
 * specification, "Generate"). They raise nothing themselves.
 */
export function silentRules(documents: readonly SigmaDocument[]): ReadonlySet<SigmaRule | CorrelationRule> {
  const silent = new Set<SigmaRule | CorrelationRule>();
  const standing = new Set<SigmaRule | CorrelationRule>();
  for (const correlation of documents) {
    if (correlation.kind !== 'correlation') continue;
    for (const { value } of correlation.rules) {
      const target = documents.find((document) => isNamed(document, value));
      if (target?.kind !== 'rule' && target?.kind !== 'correlation') continue;
      (correlation.generate ? standing : silent).add(target);
    }
  }
  for (const each of standing) silent.delete(each);
  return silent;
}
