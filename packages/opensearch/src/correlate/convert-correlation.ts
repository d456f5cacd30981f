import { Findings } from '@sigmazuh/back-end';
import type { CorrelationRule, SigmaDocument } from '@sigmazuh/parser';
import { type ConvertOptions, searchedIndex } from '../convert/convert-rule.ts';
import { wazuhIndex } from '../layout/wazuh-layout.ts';
import type { SearchedIndex } from '../sources/indexed-source.ts';
import type { CorrelationPlan } from './correlation-plan.ts';
import { type PlannedCorrelation, planCorrelation } from './plan-correlation.ts';

/** A correlation as an aggregation; without a plan it is refused. */
export interface ConvertedCorrelation {
  readonly rule: CorrelationRule;
  readonly plan: CorrelationPlan | null;
  /** Where its events are. */
  readonly index: SearchedIndex;
  readonly findings: Findings;
}

export type FollowedCorrelation = ConvertedCorrelation & { readonly plan: CorrelationPlan };

export function isFollowed(correlation: ConvertedCorrelation): correlation is FollowedCorrelation {
  return correlation.plan !== null;
}

/** Turns a correlation into an aggregation over the events of the rules that it refers to, near and far. */
export function convertCorrelation(
  rule: CorrelationRule,
  documents: readonly SigmaDocument[],
  options: ConvertOptions,
): ConvertedCorrelation {
  const findings = new Findings();
  const planned = planCorrelation(rule, documents, options, findings);
  if (planned === null) return { rule, plan: null, index: wazuhIndex, findings };
  const index = searchedIndex(planned.rules.flatMap(({ bySource }) => bySource.map(({ source }) => source)));
  const [other] = planned.rules.filter((each) => each.index.timeField !== index.timeField);
  if (other !== undefined) {
    findings.refuse(
      'not-expressible',
      rule.type.range,
      `its events have their time in ${index.timeField} and in ${other.index.timeField}, and one request knows one`,
      'let the pipelines name the same field as "timeField"',
    );
    return { rule, plan: null, index, findings };
  }
  for (const each of planned.rules) {
    for (const { id, range, message, fields } of each.findings.notes)
      findings.note(id, range, message, fields);
  }
  noteForms(rule, planned, findings);
  return { rule, plan: planned.plan, index, findings };
}

/** What related values lose or gain on their way into the index. */
function noteForms(rule: CorrelationRule, { plan, rules }: PlannedCorrelation, findings: Findings): void {
  const names = [...new Set(plan.searches.flatMap(({ fields }) => Object.keys(fields)))].sort();
  if (names.length === 0) return;
  const forms = new Set(rules.flatMap(({ bySource }) => bySource.map(({ source }) => source.form)));
  const listed = names.map((name) => `"${name}"`).join(', ');
  if (forms.has('windows')) {
    findings.note(
      'lost-value',
      rule.type.range,
      `events of Windows with "-" or nothing in ${listed} are indexed without, and belong to no group`,
      names,
    );
  }
  if (forms.size > 1) {
    findings.note(
      'lost-value',
      rule.type.range,
      `values with \\, ", <, > or & in ${listed} are indexed in different ways in the events that are related, and count as different`,
      names,
    );
  }
}
