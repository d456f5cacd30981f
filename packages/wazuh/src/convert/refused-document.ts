import { refuseUnsupported } from '@sigmazuh/back-end';
import type { CorrelationRule, SigmaRule, UnsupportedRule } from '@sigmazuh/parser';
import { PlanFindings } from '../findings.ts';

/** A document that cannot become part of a pack whatever it says. */
export interface RefusedDocument {
  readonly document: SigmaRule | CorrelationRule | UnsupportedRule;
  readonly findings: PlanFindings;
}

export function refuseDocument(document: UnsupportedRule): RefusedDocument {
  const findings = new PlanFindings();
  refuseUnsupported(findings, document);
  return { document, findings };
}

/** A rule that only serves a correlation raises nothing itself. */
export function refuseServing(document: SigmaRule, correlation: CorrelationRule): RefusedDocument {
  const findings = new PlanFindings();
  findings.refuse(
    'serves-correlation',
    document.title.range,
    `it only serves the correlation "${correlation.title.value}", which is not written`,
    'say "generate: true" in the correlation to have alerts of this rule as well',
  );
  return { document, findings };
}
