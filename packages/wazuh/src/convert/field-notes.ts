import { type CompiledRule, fieldsOf } from '@sigmazuh/compiler';
import type { FilterRule, SigmaRule } from '@sigmazuh/parser';
import { logSourceText, unknownFields } from '@sigmazuh/pipeline';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { locateField } from '../locate/index.ts';

/** Fields that the log source's events have not, and that no pipeline gives a place all the same. */
export function noteUnknownFields(
  rule: SigmaRule,
  filters: readonly FilterRule[],
  sources: readonly SourceMapping[],
  findings: PlanFindings,
): void {
  for (const { field, range, kind, meant } of unknownFields(rule, filters)) {
    if (sources.some((source) => Object.hasOwn(source.fields, field))) continue;
    if (kind === 'map') {
      const told = `"${field}" is a map in events of ${logSourceText(rule.logSource)}: its texts are below it, as in "${field}.name", and none is at it`;
      findings.note('unknown-field', range, told, []);
      continue;
    }
    const text = `no event of ${logSourceText(rule.logSource)} has a field "${field}"`;
    const told = meant === null ? text : `${text}; did you mean "${meant}"?`;
    findings.note('unknown-field', range, told, [], meant);
  }
}

/** Events of a source that cannot match, beside those of others that can. */
export function noteWithout(
  source: SourceMapping,
  { rule, predicate }: CompiledRule,
  findings: PlanFindings,
): void {
  if (findings.unsearched.some((each) => each.source === source.name)) return;
  const lacking = fieldsOf(predicate).filter((field) => locateField(field, source)?.length === 0);
  const message =
    lacking.length === 0
      ? 'none of them can match'
      : `they have no ${lacking.map((field) => `"${field}"`).join(', ')}`;
  findings.leaveOut(source.name, 'whole', [{ range: rule.detection.range, message }]);
}
