import { type CompareTest, comparisonPattern } from '@sigmazuh/compiler';
import { noteHexadecimal, type SourceMapping } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { locateField, locateInLine } from './field-location.ts';
import { onTargets } from './on-targets.ts';
import type { Target, WazuhPredicate } from './wazuh-predicate.ts';

/** A number that is below, above or equal to another one. `null` = refused. */
export function locateComparison(
  test: CompareTest,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  noteHexadecimal(test, source, findings);
  if (test.part !== null) {
    return findings.refuse(
      'not-expressible',
      test.range,
      `the ${test.part} of a date in "${test.field}" cannot be compared in a Wazuh rule`,
      'leave this condition out, or compare the text of the date',
    );
  }
  const pattern = comparisonPattern(test.operator, test.value);
  if (pattern === null) {
    return findings.refuse(
      'not-expressible',
      test.range,
      `"${test.field}" is compared with ${test.value}, which is more than Wazuh's numbers hold`,
      'compare with a number of at most 15 digits',
    );
  }
  // The decoder prints six digits behind the point.
  const isBeyondPrint = source.form === 'json' && /\.\d{7,}$/.test(`${test.value}`);
  if (source.form === 'json' && !isBeyondPrint && !Number.isInteger(test.value)) {
    const text = `numbers in "${test.field}" arrive in Wazuh with six digits behind the point: ${test.value}0000001 is ${test.value}`;
    findings.note('lost-value', test.range, text, [test.field]);
  }
  // An address is no number.
  const build = (target: Target): WazuhPredicate =>
    target.kind === 'address'
      ? { kind: 'constant', value: false }
      : { kind: 'value', target, pattern, range: test.range };
  const locate = isBeyondPrint ? (name: string) => locateInLine(name, source, 'any') : locateField;
  return onTargets(test, source, findings, 'any', build, locate);
}
