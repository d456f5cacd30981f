import type { SourceRange } from '@sigmazuh/parser';
import { type SourceMapping, unmappedField } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { locateField } from './field-location.ts';
import type { Target, WazuhPredicate } from './wazuh-predicate.ts';

/** The place holds something. */
export function presence(target: Target, test: { readonly range: SourceRange }): WazuhPredicate {
  return { kind: 'present', target, range: test.range };
}

/** The place holds nothing. */
export function absence(target: Target, test: { readonly range: SourceRange }): WazuhPredicate {
  return { kind: 'not', operand: presence(target, test) };
}

/**
 * What `build` asks of a place, for all the places where the field may be: it has to hold at any of them, or at all.
 * Without any place the one never holds and the other always does. `null` = the pipeline does not know the field,
 * which is a finding.
 */
export function onTargets(
  test: { readonly field: string; readonly range: SourceRange },
  source: SourceMapping,
  findings: PlanFindings,
  places: 'any' | 'all',
  build: (target: Target) => WazuhPredicate,
  locate: (field: string, source: SourceMapping) => readonly Target[] | null = locateField,
): WazuhPredicate | null {
  const targets = locate(test.field, source);
  if (targets === null) {
    return findings.refuse('field-unmapped', test.range, ...unmappedField(test.field, source));
  }
  const located = targets.map(build);
  const [only] = located;
  if (only !== undefined && located.length === 1) return only;
  if (located.length === 0) return { kind: 'constant', value: places === 'all' };
  return { kind: places === 'all' ? 'and' : 'or', operands: located };
}
