import { Findings } from '@sigmazuh/back-end';
import type { SourceRange } from '@sigmazuh/parser';

/** Why a rule has no form in Wazuh 5. */
export const refusalIds = [
  'log-source-unmapped',
  'log-source-unreachable',
  'field-unmapped',
  'field-not-in-schema',
  'field-not-searchable',
  'not-expressible',
  'rule-too-large',
  'unsupported-rule',
  'correlation-rule',
] as const;
export type RefusalId = (typeof refusalIds)[number];

/** What converting one rule has to say, and the fields that it would have needed. */
export class RuleFindings extends Findings<RefusalId, 'lost-value'> {
  /** Of the schema, or Sigma's where they are none of the schema's. */
  readonly missingFields = new Set<string>();

  /** Refuses a rule for a field. */
  lacks(id: RefusalId, field: string, range: SourceRange, message: string, hint: string): null {
    this.missingFields.add(field);
    return this.refuse(id, range, message, hint);
  }
}
