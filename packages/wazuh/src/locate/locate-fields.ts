import { refuseKeywords } from '@sigmazuh/back-end';
import {
  alternativesOf,
  comparisonPattern,
  isStart,
  itemsOf,
  type MatchTest,
  networkPattern,
  type Pattern,
  type Predicate,
} from '@sigmazuh/compiler';
import { ownEntry } from '@sigmazuh/parser';
import {
  arriving,
  asSentByTheAgent,
  type FieldView,
  type SourceMapping,
  throughView,
} from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { addressNetworks, networkText } from './address-networks.ts';
import { locateField, locateInLine, targetOf } from './field-location.ts';
import { locateListed } from './listed.ts';
import { locateExists, locateNull } from './locate-presence.ts';
import { absence, onTargets } from './on-targets.ts';
import { partedByPrint, takesDigits } from './printed-values.ts';
import type { Target, WazuhPredicate } from './wazuh-predicate.ts';
import { withoutParts } from './within-places.ts';

type Test = Exclude<
  Predicate,
  { readonly operands: unknown } | { readonly operand: unknown } | { kind: 'constant' }
>;

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
function locateVisible(test: Test, source: SourceMapping, findings: PlanFindings): WazuhPredicate | null {
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
  test: Test,
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

function locateTest(test: Test, source: SourceMapping, findings: PlanFindings): WazuhPredicate | null {
  switch (test.kind) {
    case 'match':
      return test.field === null
        ? locateKeywords(test, source, findings)
        : locateMatch(test, test.field, source, findings);
    case 'exists':
      return locateExists(test, source, findings);
    case 'null':
      return locateNull(test, source, findings);
    case 'compare': {
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
      // An address is no number.
      const build = (target: Target): WazuhPredicate =>
        target.kind === 'address'
          ? { kind: 'constant', value: false }
          : { kind: 'value', target, pattern, range: test.range };
      const locate = isBeyondPrint ? (name: string) => locateInLine(name, source, 'any') : locateField;
      return onTargets(test, source, findings, 'any', build, locate);
    }
    case 'cidr': {
      const pattern = networkPattern(test.network, test.prefixLength);
      const network = networkText(test.network, test.prefixLength);
      if (network === null && isAddressField(test.field, source)) return refuseAddress(test, findings);
      return onTargets(test, source, findings, 'any', (target) => ({
        kind: 'value',
        target,
        pattern: target.kind === 'address' && network !== null ? network : pattern,
        range: test.range,
      }));
    }
    case 'field-reference':
      return locateReference(test, source, findings);
  }
}

function locateReference(
  test: Extract<Test, { kind: 'field-reference' }>,
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

function locateMatch(
  test: MatchTest,
  field: string,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  const listed =
    test.listed === undefined ? 'written out' : locateListed(test, test.listed, field, source, findings);
  if (listed !== 'written out') return listed;
  const { pattern, absent } = arriving(test, field, source, findings);
  const { range } = test;
  const remark = ownEntry(source.remarks, field);
  if (remark !== undefined && pattern !== null && alternativesOf(pattern).some(hasStart)) {
    findings.note('lost-value', range, `"${field}" has more in Wazuh than its value: ${remark}`, [field]);
  }
  const addresses = pattern === null ? null : addressNetworks(pattern);
  if (pattern !== null && addresses === null && isAddressField(field, source)) {
    return refuseAddress({ field, range }, findings);
  }
  const value = locateValue(test, pattern, field, source, findings);
  // A field that these events never have is not empty either.
  if (value === null || absent === 'no' || locateField(field, source)?.length === 0) return value;
  const nowhere = onTargets({ field, range }, source, findings, 'all', (target) => absence(target, test));
  return nowhere === null ? null : { kind: 'or', operands: [value, nowhere] };
}

/**
 * A value at any of its places. What JSON's `null` or the way in which the decoder prints numbers would be taken for
 * is looked for in the line, where texts stand in quotes and numbers as they came.
 */
function locateValue(
  { range }: MatchTest,
  pattern: Pattern | null,
  field: string,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  const [decoded, written] =
    pattern === null || source.form !== 'json' ? [pattern, null] : partedByPrint(pattern);
  const addresses = decoded === null ? null : addressNetworks(decoded);
  const at = (own: Pattern | null, target: Target): WazuhPredicate =>
    own === null ? { kind: 'constant', value: false } : { kind: 'value', target, pattern: own, range };
  const value = onTargets(
    { field, range },
    source,
    findings,
    'any',
    (target) => at(target.kind === 'address' ? addresses : decoded, target),
    (name) => withoutParts(locateField(name, source), decoded),
  );
  if (written === null || value === null) return value;
  if (takesDigits(written)) {
    const text = `numbers in "${field}" are compared as the log writes them: 1.00 is not 1`;
    findings.note('lost-value', range, text, [field]);
  }
  const locate = (name: string) => locateInLine(name, source, 'any');
  const inLine = onTargets(
    { field, range },
    source,
    findings,
    'any',
    (target) => at(target.kind === 'address' ? null : written, target),
    locate,
  );
  return inLine === null || decoded === null ? inLine : { kind: 'or', operands: [value, inLine] };
}

function hasStart(alternative: Pattern): boolean {
  return isStart(itemsOf(alternative)[0]);
}

function isAddressField(field: string, source: SourceMapping): boolean {
  return locateField(field, source)?.some((target) => target.kind === 'address') ?? false;
}

function refuseAddress(
  { field, range }: { readonly field: string; readonly range: MatchTest['range'] },
  findings: PlanFindings,
): null {
  return findings.refuse(
    'not-expressible',
    range,
    `"${field}" is an address in Wazuh, which can be compared with whole addresses and networks only, and not with those of version 6 that begin with zeros`,
    'write whole addresses, or a network with the cidr modifier',
  );
}

function locateKeywords(
  test: MatchTest,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  if (source.keywords === 'refused') return refuseKeywords(findings, test.range, source.name);
  const { pattern } = source.form === 'windows' ? asSentByTheAgent(test.pattern) : test;
  return { kind: 'value', target: { kind: 'log' }, pattern, range: test.range };
}
