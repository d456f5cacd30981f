import {
  anyOne,
  choice,
  type EmptyTest,
  type ExistsTest,
  end,
  literal,
  sequence,
  start,
} from '@sigmazuh/compiler';
import type { PlanFindings } from '../convert/findings.ts';
import type { SourceMapping } from '../sources/source-mapping.ts';
import { noteDropped } from './lost-values.ts';
import { absence, onTargets, presence } from './on-targets.ts';
import type { WazuhPredicate } from './wazuh-predicate.ts';

const wordNull = sequence([start, literal('null', 'cased'), end]);
const emptyOrNull = choice([sequence([start, end]), wordNull]);

/**
 * `field: null` on the places of one source: absent everywhere, or empty. JSON logs also have the word itself.
 * `null` = refused.
 */
export function locateNull(
  test: EmptyTest,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  return onTargets(test, source, findings, 'all', (target) => {
    // A part of a line can be there and empty (`""`): it has no value when it has no character.
    if (target.kind === 'part' && target.part !== 'audit-command-line') {
      return { kind: 'not', operand: { kind: 'value', target, pattern: anyOne, range: test.range } };
    }
    const absent = absence(target, test);
    if (source.form !== 'json') return absent;
    return {
      kind: 'or',
      operands: [absent, { kind: 'value', target, pattern: emptyOrNull, range: test.range }],
    };
  });
}

/**
 * Presence at any of the places. JSON's `null` arrives as that word: the field is there, but it has no value.
 * `null` = refused.
 */
export function locateExists(
  test: ExistsTest,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  const { range, value } = test;
  noteDropped(test, source.form, findings);
  return onTargets(test, source, findings, 'any', (target) => {
    const present = presence(target, test);
    if (source.form !== 'json' || value === undefined) return present;
    const isNull: WazuhPredicate = { kind: 'value', target, pattern: wordNull, range };
    return { kind: 'and', operands: [present, { kind: 'not', operand: isNull }] };
  });
}
