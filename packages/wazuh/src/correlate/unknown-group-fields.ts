import { isNamed } from '@sigmazuh/compiler';
import type { CorrelationRule, SigmaRule } from '@sigmazuh/parser';
import { unknownAmong } from '@sigmazuh/pipeline';
import type { PlanFindings } from '../findings.ts';

/** What a correlation groups or counts by, and events of a rule that it refers to have not. */
export function noteUnknownGroupFields(
  { groupBy, condition, aliases }: CorrelationRule,
  rule: SigmaRule,
  renamed: ReadonlyMap<string, string>,
  findings: PlanFindings,
): void {
  const named = [...groupBy, ...(condition?.fields ?? [])];
  const ofRule = aliases.flatMap(({ fields }) => fields.filter((each) => isNamed(rule, each.rule.value)));
  const fields = [...named.filter(({ value }) => !renamed.has(value)), ...ofRule.map(({ field }) => field)];
  for (const { field, range, meant } of unknownAmong(rule, fields)) {
    const text = `no event of "${rule.title.value}" has a field "${field}"`;
    const told = meant === null ? text : `${text}; did you mean "${meant}"?`;
    findings.note('unknown-field', range, told, [], meant);
  }
}
