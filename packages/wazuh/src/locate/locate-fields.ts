import type { FieldTest, Predicate } from '@sigmazuh/compiler';
import { ownEntry } from '@sigmazuh/parser';
import { type FieldView, type SourceMapping, throughView } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { targetOf } from './field-location.ts';
import { locateComparison } from './locate-comparison.ts';
import { locateKeywords, locateMatch } from './locate-match.ts';
import { locateNetwork } from './locate-network.ts';
import { locateExists, locateNull } from './locate-presence.ts';
import { locateReference } from './locate-reference.ts';
import { absence } from './on-targets.ts';
import type { WazuhPredicate } from './wazuh-predicate.ts';

/**
 * Puts a rule's meaning on the fields that one source's events have in Wazuh:
 *
 *     Image ~ \cmd.exe$   →   win.eventdata.image ~ \cmd.exe$
 *
 * Fields the events never have become constants, and values that never arrive become absence. `null` = refused.
 */
export function locateFields(
  predicate: Predicate,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const operands = predicate.operands.map((each) => locateFields(each, source, findings));
      const located = operands.filter((each) => each !== null);
      return located.length < operands.length ? null : { kind: predicate.kind, operands: located };
    }
    case 'not': {
      const operand = locateFields(predicate.operand, source, findings);
      return operand === null ? null : { kind: 'not', operand };
    }
    case 'constant':
      return predicate;
    default:
      return locateVisible(predicate, source, findings);
  }
}

/**
 * A value behind another one of the same name counts only where that one is absent:
 *
 *     Channel: x   →   win.logFileCleared.channel: x, or that is absent and win.system.channel: x
 */
function locateVisible(
  test: FieldTest,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  const { field } = test;
  const why = field === null ? undefined : ownEntry(source.undelivered, field);
  if (why !== undefined) {
    const text = `"${field}" never arrives in Wazuh: ${why}`;
    return findings.refuse('field-unmapped', test.range, text, 'leave it out, or ask for another field');
  }
  const view = field === null ? undefined : ownEntry(source.views, field);
  if (view !== undefined) return locateView(test, view, source, findings);
  const inFront = field === null ? undefined : ownEntry(source.hidden, field);
  const own = locateTest(test, source, findings);
  if (field === null || inFront === undefined || own === null) return own;
  if (test.kind === 'null' || test.kind === 'exists') return own;
  const fields = { ...source.fields, [field]: inFront };
  const front = locateTest(test, { ...source, fields }, findings);
  if (front === null) return null;
  const isAbsent = absence(targetOf(inFront), test);
  return { kind: 'or', operands: [front, { kind: 'and', operands: [isAbsent, own] }] };
}

/** A field that is told by others of the event. */
function locateView(
  test: FieldTest,
  view: FieldView,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  const told = throughView(test, view);
  if (told !== null) return locateFields(told, source, findings);
  const of = view.kind === 'account' ? `${view.domain} and ${view.name}` : view.of;
  return findings.refuse(
    'not-expressible',
    test.range,
    `"${test.field}" is told by ${of} in events of ${source.name}, which cannot be asked in this way`,
    `ask for a text, or for ${of}`,
  );
}

function locateTest(test: FieldTest, source: SourceMapping, findings: PlanFindings): WazuhPredicate | null {
  switch (test.kind) {
    case 'match':
      return test.field === null
        ? locateKeywords(test, source, findings)
        : locateMatch(test, test.field, source, findings);
    case 'exists':
      return locateExists(test, source, findings);
    case 'null':
      return locateNull(test, source, findings);
    case 'compare':
      return locateComparison(test, source, findings);
    case 'cidr':
      return locateNetwork(test, source, findings);
    case 'field-reference':
      return locateReference(test, source, findings);
  }
}
