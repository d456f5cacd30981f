import { alternativesOf, type MatchTest, mapAlternatives, type Pattern } from '@sigmazuh/compiler';
import type { SourceRange } from '@sigmazuh/parser';
import {
  type Arriving,
  arriving,
  butNotNull,
  exactValue,
  noteDropped,
  splitDroppedValues,
  takesNull,
  takesPrintsOnly,
} from '@sigmazuh/wazuh-events';
import type { View } from './place-fields.ts';

/**
 * What of a pattern is found in Wazuh's alerts and archives. Those leave empty values out, which the decoder of JSON
 * delivers: a rule that asks for the empty text finds what is absent. In lists the empty text stays.
 */
export function indexedValues(test: MatchTest, field: string, view: View): Arriving {
  const arrived = arriving(test, field, view.source, view.findings);
  if (view.source.form !== 'json') return arrived;
  const { dropped } = splitDroppedValues(test.pattern, ['']);
  if (dropped !== 'none') noteUnseen({ field, range: test.range }, view);
  noteNumbers(test, field, view);
  const pattern = arrived.pattern === null ? null : withoutNull(arrived.pattern, test, field, view);
  return { pattern, absent: dropped === 'meant' ? 'yes' : arrived.absent };
}

/** Numbers with a fraction, and those beyond 32 bits, have six digits behind the point. */
function noteNumbers({ pattern, range }: MatchTest, field: string, { layout, findings }: View): void {
  const isAsked = (each: Pattern) => exactValue(each) === null && takesPrintsOnly(each);
  if (layout.name === 'own' || !alternativesOf(pattern).some(isAsked)) return;
  const text = `alerts of Wazuh have numbers of "${field}" such as 1.5 as 1.500000, and their digits are compared so`;
  findings.note('lost-value', range, text, [field]);
}

/**
 * `null` stands in alerts as the text that it is printed as. What takes that text among others is not meant to find it;
 * what asks for the text itself finds both.
 */
function withoutNull(pattern: Pattern, { range }: MatchTest, field: string, view: View): Pattern {
  if (view.layout.name === 'own' || !alternativesOf(pattern).some(takesNull)) return pattern;
  const text = `alerts of Wazuh have null of "${field}" as the text "null", which is found where the rule asks for it alone`;
  view.findings.note('lost-value', range, text, [field]);
  return mapAlternatives(pattern, (each) =>
    takesNull(each) && exactValue(each) === null ? butNotNull(each) : each,
  );
}

/** Says that values of a field look in the index as if it were absent, where there are such values. */
export function noteUnseen(
  test: { readonly field: string; readonly range: SourceRange },
  { source, layout, findings }: View,
): void {
  if (layout.name === 'own') return;
  if (source.form !== 'json') {
    noteDropped(test, source, findings);
    return;
  }
  const text = `alerts of Wazuh leave an empty "${test.field}" out, as if it were absent`;
  findings.note('lost-value', test.range, text, [test.field]);
}
