import type { FieldReferenceTest } from '@sigmazuh/compiler';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { locateInLine } from './field-location.ts';
import { onTargets } from './on-targets.ts';
import type { Target, WazuhPredicate } from './wazuh-predicate.ts';

/** A field that is compared with another one of the same event. `null` = refused. */
export function locateReference(
  test: FieldReferenceTest,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  if (source.form !== 'windows' && source.form !== 'json') {
    return findings.refuse(
      'not-expressible',
      test.range,
      `"${test.field}" is compared with the field "${test.other}", which a Wazuh rule can do for Windows events and lines of JSON only`,
      'name the values to compare with',
    );
  }
  const { relation, cased, range } = test;
  if (!cased) {
    const names = `"${test.field}" and "${test.other}"`;
    findings.note(
      'lost-value',
      range,
      `letters beyond ASCII of ${names} are compared in the case they have`,
      [test.field, test.other],
    );
  }
  if (relation === 'contains' || relation === 'endswith') {
    const text = `"${test.other}" is looked for in "${test.field}" where it has at most 128 characters`;
    findings.note('lost-value', range, text, [test.field, test.other]);
  }
  if (source.form === 'windows') {
    const text = `"-" does not arrive in Wazuh: where "${test.field}" and "${test.other}" are both "-", they are not found to be the same`;
    findings.note('lost-value', range, text, [test.field, test.other]);
  }
  if (source.form === 'json') {
    const text = `"${test.field}" and "${test.other}" are compared as the line spells them, and of a list in "${test.other}" its first value`;
    findings.note('lost-value', range, text, [test.field, test.other]);
  }
  // Values of JSON are compared where they stand in the line.
  const locate = (field: string) => locateInLine(field, source, 'any');
  const build = (target: Target): WazuhPredicate => {
    const others = locate(test.other) ?? [];
    const operands = others.map(
      (other): WazuhPredicate => ({ kind: 'comparison', target, other, relation, cased, range }),
    );
    return { kind: 'or', operands };
  };
  return onTargets(test, source, findings, 'any', build, locate);
}
