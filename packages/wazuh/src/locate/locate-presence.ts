import { anyOne, type EmptyTest, type ExistsTest } from '@sigmazuh/compiler';
import { noteDropped, type SourceMapping, withEmptyPlace } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { locateInLine } from './field-location.ts';
import { absence, onTargets, presence } from './on-targets.ts';
import type { Target, WazuhPredicate } from './wazuh-predicate.ts';

/**
 * `field: null` on the places of one source: absent everywhere, or empty, or JSON's own `null`. Where some of the places
 * hold more than the value, the one that is the value alone tells: a URL without a query has no `cs-uri-query`.
 * `null` = refused.
 */
export function locateNull(
  test: EmptyTest,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  // Sigma tells "-" from no value, and the Windows decoder does not.
  if (source.form === 'windows') noteDropped(test, source, findings);
  const build = (target: Target): WazuhPredicate => {
    // A part of a line can be there and empty (`""`): it has no value when it has no character.
    if (target.kind === 'part' && target.part !== 'audit-command-line') {
      return { kind: 'not', operand: { kind: 'value', target, pattern: anyOne, range: test.range } };
    }
    return absence(target, test);
  };
  const asked = withEmptyPlace(test.field, source);
  return onTargets(test, asked, findings, 'all', build, (field) => locateInLine(field, asked, 'filled'));
}

/**
 * Presence at any of the places. A field with JSON's `null` is there, but has no value.
 * `null` = refused.
 */
export function locateExists(
  test: ExistsTest,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  const { value } = test;
  noteDropped(test, source, findings);
  const ask = value === undefined ? 'any' : 'value';
  const build = (target: Target) => presence(target, test);
  return onTargets(test, source, findings, 'any', build, (field) => locateInLine(field, source, ask));
}
