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
import type { IndexField } from '../layout/layout.ts';
import type { View } from './place-fields.ts';

/**
 * What of a pattern is found in Wazuh's alerts and archives. Those leave empty values out, which the decoders of JSON and
 * of plain lines deliver: a rule that asks for the empty text finds what is absent. In lists the empty text stays, and
 * fields that are made of the line while searching hold what stands there.
 *
 * @param fields where the values are
 */
export function indexedValues(
  test: MatchTest,
  field: string,
  fields: readonly IndexField[],
  view: View,
): Arriving {
  const arrived = arriving(test, field, view.source, view.findings);
  if (!losesEmpty(fields, view)) return arrived;
  const { dropped } = splitDroppedValues(test.pattern, ['']);
  if (dropped !== 'none') noteUnseen({ field, range: test.range }, fields, view);
  const absent = dropped === 'meant' ? 'yes' : arrived.absent;
  if (view.source.form !== 'json') return { ...arrived, absent };
  noteNumbers(test, field, view);
  const pattern = arrived.pattern === null ? null : withoutNull(arrived.pattern, test, field, view);
  return { pattern, absent };
}

/** Whether decoders deliver empty values that alerts leave out. */
function losesEmpty(fields: readonly IndexField[], { source }: View): boolean {
  if (source.form !== 'json' && source.form !== 'plain') return false;
  return fields.some(({ kind }) => kind === 'indexed');
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
  fields: readonly IndexField[],
  view: View,
): void {
  const { source, layout, findings } = view;
  if (layout.name === 'own') return;
  if (!losesEmpty(fields, view)) {
    noteDropped(test, source, findings);
    return;
  }
  const text = `alerts of Wazuh leave an empty "${test.field}" out, as if it were absent`;
  findings.note('lost-value', test.range, text, [test.field]);
}
