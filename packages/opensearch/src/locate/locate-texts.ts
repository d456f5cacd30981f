import { refuseKeywords } from '@sigmazuh/back-end';
import { alternativesOf, type MatchTest, type Pattern } from '@sigmazuh/compiler';
import { messageField, messageFieldPattern, placesOf } from '@sigmazuh/wazuh-events';
import type { IndexField } from '../layout/layout.ts';
import { asItIs, LuceneRefusal, type TextQuery, textQueries } from '../lucene/index.ts';
import { allOf, anyOf, notOf, type Query } from '../query/query.ts';
import { valueForms } from './forms.ts';
import { indexedValues } from './indexed-values.ts';
import { joinedValues, patternAtAnyValue } from './joined-values.ts';
import { nameOf, presence, textLeaf } from './leaves.ts';
import { fieldsFor, type View } from './place-fields.ts';

/** A pattern in the values of a field. `null` = refused. */
export function locateMatch(test: MatchTest, field: string, view: View): Query | null {
  const { layout } = view;
  const fields = fieldsFor({ field, range: test.range }, view);
  if (fields === null) return null;
  const { pattern, absent } =
    layout.name === 'own'
      ? { pattern: test.pattern, absent: 'no' }
      : indexedValues(test, field, fields, view);
  const located = pattern === null ? [] : fields.map((each) => matching(each, pattern, test, view));
  if (located.includes(null)) return null;
  const value = anyOf(located.filter((each) => each !== null));
  // A field that these events never have is not empty either.
  if (absent === 'no' || fields.length === 0) return value;
  return anyOf([value, allOf(fields.map((each) => notOf(presence(each))))]);
}

/** A pattern in any value of an event, or in its line. `null` = refused. */
export function locateKeywords(test: MatchTest, view: View): Query | null {
  const { source, layout, findings } = view;
  if (source.keywords === 'refused') return refuseKeywords(findings, test.range, source.name);
  const field: IndexField = { kind: 'derived', field: layout.keywordField(source.keywords) };
  const inValues = matching(field, test.pattern, test, view);
  if (inValues === null) return null;
  // The line itself is not written as its values are.
  if (source.form === 'xml') {
    const inLine = matching(field, test.pattern, test, { ...view, source: { ...source, form: 'plain' } });
    return inLine === null ? null : anyOf([inValues, inLine]);
  }
  return source.keywords === 'event' ? inMessageToo(inValues, test, view) : inValues;
}

/** The rendered text of a Windows event, which has a form of its own and is not among its other values. */
function inMessageToo(inValues: Query, test: MatchTest, view: View): Query | null {
  const places = placesOf('Message', view.source) ?? [];
  const fields = view.layout.name === 'own' ? [] : places.flatMap((place) => view.layout.fieldsAt(place));
  const found = fields.map((each) => matching(each, test.pattern, test, view));
  return found.includes(null) ? null : anyOf([inValues, ...found.filter((each) => each !== null)]);
}

/** What the field is searched for, in the forms that its values have there. */
function textsOf(name: string, pattern: Pattern, view: View): readonly TextQuery[] {
  // The rendered text stands in double quotes, with nothing changed.
  if (name === `data.${messageField}`) return textQueries(messageFieldPattern(pattern), asItIs);
  const searched = joinedValues(name) ? patternAtAnyValue(pattern) : pattern;
  return valueForms(view.source, pattern).flatMap((form) => textQueries(searched, form));
}

/** The field holds a text in which the pattern is found. */
export function matching(
  field: IndexField,
  pattern: Pattern,
  test: { readonly range: MatchTest['range'] },
  view: View,
): Query | null {
  if (field.kind === 'indexed' && field.type !== 'keyword' && field.type !== 'any') {
    return matchingOther(field, pattern, test, view);
  }
  const name = nameOf(field);
  try {
    const texts = textsOf(name, pattern, view);
    return anyOf(texts.map((text) => textLeaf(field, text)));
  } catch (error) {
    if (!(error instanceof LuceneRefusal)) throw error;
    return view.findings.refuse('not-expressible', test.range, error.message, error.hint);
  }
}

/** Numbers, addresses and dates can be compared with whole values only, analysed texts not at all. */
function matchingOther(
  field: Extract<IndexField, { kind: 'indexed' }>,
  pattern: Pattern,
  test: { readonly range: MatchTest['range'] },
  view: View,
): Query | null {
  const texts = alternativesOf(pattern).map((each) => textQueries(each, asItIs));
  const queries = texts.flat();
  const whole = queries.filter((each) => each.kind === 'term');
  if (field.type !== 'text' && whole.length === queries.length) {
    return anyOf(
      whole.map((text) => ({ kind: 'text', field: field.name, text: { ...text, letters: 'exact' } })),
    );
  }
  return view.findings.refuse(
    'not-expressible',
    test.range,
    `the indexer holds "${field.name}" as ${typeNames[field.type]}, in which no text can be searched`,
    'ask for a whole value, or for another field',
  );
}

const typeNames = {
  keyword: 'a keyword',
  number: 'a number',
  address: 'an address',
  date: 'a date',
  text: 'words',
  any: 'a value',
} as const;
