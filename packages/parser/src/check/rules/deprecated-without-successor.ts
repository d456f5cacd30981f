import type { DocumentCheck } from '../check-rule.ts';

/** Sigma rules specification, "Status": the link to what replaces a deprecated rule is in `related`. */
export const deprecatedWithoutSuccessor: DocumentCheck = {
  scope: 'document',
  id: 'deprecated-without-successor',
  severity: 'info',
  summary: 'a deprecated rule that names no other',
  examine({ status, related }, say) {
    if (status?.value !== 'deprecated' || related.length > 0) return;
    say(status.range, 'the rule is deprecated, and "related" does not say what replaces it');
  },
};
