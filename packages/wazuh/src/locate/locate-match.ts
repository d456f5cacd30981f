import { refuseKeywords } from '@sigmazuh/back-end';
import { alternativesOf, isStart, itemsOf, type MatchTest, type Pattern } from '@sigmazuh/compiler';
import { ownEntry } from '@sigmazuh/parser';
import { arriving, asSentByTheAgent, type SourceMapping } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { addressNetworks } from './address-networks.ts';
import { locateField, locateInLine } from './field-location.ts';
import { locateListed } from './listed.ts';
import { isAddressField, refuseAddress } from './locate-network.ts';
import { absence, onTargets } from './on-targets.ts';
import { partedByPrint, takesDigits } from './printed-values.ts';
import type { Target, WazuhPredicate } from './wazuh-predicate.ts';
import { withoutParts } from './within-places.ts';

/** A field's value that matches a pattern, or is in a list. `null` = refused. */
export function locateMatch(
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

/** Words anywhere in an event. `null` = refused. */
export function locateKeywords(
  test: MatchTest,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  if (source.keywords === 'refused') return refuseKeywords(findings, test.range, source.name);
  const { pattern } = source.form === 'windows' ? asSentByTheAgent(test.pattern) : test;
  return { kind: 'value', target: { kind: 'log' }, pattern, range: test.range };
}
