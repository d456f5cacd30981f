import {
  alternativesOf,
  type CidrTest,
  type CompareTest,
  comparisonPattern,
  type FieldReferenceTest,
  type FieldTest,
  type MatchTest,
  networkPattern,
  type Pattern,
  type Predicate,
} from '@sigmazuh/compiler';
import { ownEntry } from '@sigmazuh/parser';
import { messageField, messageFieldPattern, throughView } from '@sigmazuh/wazuh-events';
import type { IndexField } from '../layout/layout.ts';
import { LuceneRefusal } from '../lucene/refusal.ts';
import { type TextQuery, textQueries } from '../lucene/text-query.ts';
import { allOf, anyOf, everything, nothingAtAll, notOf, type Query } from '../query/query.ts';
import { comparisonScript } from './comparison-script.ts';
import { valueForms } from './forms.ts';
import { indexedValues, noteUnseen } from './indexed-values.ts';
import { joinedValues, patternAtAnyValue } from './joined-values.ts';
import { holds, nameOf, presence, textLeaf } from './leaves.ts';
import { locateExists, locateNull } from './locate-presence.ts';
import { fieldsFor, type View } from './place-fields.ts';

/**
 * Puts a rule's meaning on the fields that one source's events have in the index. As in Sigma a test on an absent
 * field does not hold: a clause on a field that a document lacks does not either. `null` = refused.
 */
export function locate(predicate: Predicate, view: View): Query | null {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const operands = predicate.operands.map((each) => locate(each, view));
      const located = operands.filter((each) => each !== null);
      if (located.length < operands.length) return null;
      return predicate.kind === 'and' ? allOf(located) : anyOf(located);
    }
    case 'not': {
      const operand = locate(predicate.operand, view);
      return operand === null ? null : notOf(operand);
    }
    case 'constant':
      return predicate.value ? everything : nothingAtAll;
    default:
      return locateVisible(predicate, view);
  }
}

/** A value behind another one of the same name counts only where that one is absent. */
function locateVisible(test: FieldTest, view: View): Query | null {
  const { source, findings } = view;
  const { field } = test;
  const why = field === null ? undefined : ownEntry(source.undelivered, field);
  if (why !== undefined) {
    const text = `"${field}" never arrives in Wazuh: ${why}`;
    return findings.refuse('field-unmapped', test.range, text, 'leave it out, or ask for another field');
  }
  const told = field === null ? undefined : ownEntry(source.views, field);
  if (told !== undefined) {
    const predicate = throughView(test, told);
    if (predicate !== null) return locate(predicate, view);
    return findings.refuse(
      'not-expressible',
      test.range,
      `"${field}" is told by other fields in events of ${source.name}, which cannot be asked in this way`,
      'ask for a text, or for these fields',
    );
  }
  const inFront = test.field === null ? undefined : ownEntry(source.hidden, test.field);
  const own = locateTest(test, view);
  if (test.field === null || inFront === undefined || own === null) return own;
  if (test.kind === 'null' || test.kind === 'exists') return own;
  const fields = { ...source.fields, [test.field]: inFront };
  const front = locateTest(test, { ...view, source: { ...source, fields } });
  if (front === null) return null;
  const isAbsent = view.layout.fieldsAt(inFront).map((field) => notOf(presence(field)));
  return anyOf([front, allOf([...isAbsent, own])]);
}

function locateTest(test: FieldTest, view: View): Query | null {
  switch (test.kind) {
    case 'match':
      return test.field === null ? locateKeywords(test, view) : locateMatch(test, test.field, view);
    case 'exists':
      return locateExists(test, view);
    case 'null':
      return locateNull(test, view);
    case 'compare':
      return locateComparison(test, view);
    case 'cidr':
      return locateNetwork(test, view);
    case 'field-reference':
      return locateReference(test, view);
  }
}

function locateMatch(test: MatchTest, field: string, view: View): Query | null {
  const { layout } = view;
  const fields = fieldsFor({ field, range: test.range }, view);
  if (fields === null) return null;
  const { pattern, absent } =
    layout.name === 'own' ? { pattern: test.pattern, absent: 'no' } : indexedValues(test, field, view);
  const located = pattern === null ? [] : fields.map((each) => matching(each, pattern, test, view));
  if (located.includes(null)) return null;
  const value = anyOf(located.filter((each) => each !== null));
  // A field that these events never have is not empty either.
  if (absent === 'no' || fields.length === 0) return value;
  return anyOf([value, allOf(fields.map((each) => notOf(presence(each))))]);
}

/** What the field is searched for, in the forms that its values have there. */
function textsOf(name: string, pattern: Pattern, view: View): readonly TextQuery[] {
  // The rendered text stands in double quotes, with nothing changed.
  if (name === `data.${messageField}`) return textQueries(messageFieldPattern(pattern), plain);
  const searched = joinedValues(name) ? patternAtAnyValue(pattern) : pattern;
  return valueForms(view.source, pattern).flatMap((form) => textQueries(searched, form));
}

/** The field holds a text in which the pattern is found. */
function matching(
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
  const texts = alternativesOf(pattern).map((each) => textQueries(each, plain));
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

const plain = { encode: (point: number) => String.fromCodePoint(point), special: [] } as const;

const typeNames = {
  keyword: 'a keyword',
  number: 'a number',
  address: 'an address',
  date: 'a date',
  text: 'words',
  any: 'a value',
} as const;

function locateKeywords(test: MatchTest, view: View): Query | null {
  const { source, layout, findings } = view;
  if (source.keywords === 'refused') {
    return findings.refuse(
      'not-expressible',
      test.range,
      `events of ${source.name} have no text that could be searched without naming a field`,
      'name the field to search',
    );
  }
  const field: IndexField = { kind: 'derived', field: layout.keywordField(source.keywords) };
  const inValues = matching(field, test.pattern, test, view);
  // The line itself is not written as its values are.
  if (source.form !== 'xml' || inValues === null) return inValues;
  const inLine = matching(field, test.pattern, test, { ...view, source: { ...source, form: 'plain' } });
  return inLine === null ? null : anyOf([inValues, inLine]);
}

function locateComparison(test: CompareTest, view: View): Query | null {
  const { findings } = view;
  if (test.part !== null) {
    return findings.refuse(
      'not-expressible',
      test.range,
      `the ${test.part} of a date in "${test.field}" cannot be compared in a search`,
      'leave this condition out, or compare the text of the date',
    );
  }
  const fields = fieldsFor(test, view);
  if (fields === null) return null;
  const pattern = comparisonPattern(test.operator, test.value);
  const { value } = test;
  const located = fields.map((field): Query | null => {
    if (field.kind === 'indexed' && (field.type === 'number' || field.type === 'any')) {
      return test.operator === 'eq'
        ? holds(field, String(test.value))
        : { kind: 'range', field: field.name, bound: test.operator, value: test.value };
    }
    if (test.operator === 'eq' && isPlainNumber(field)) return holds(field, String(value));
    if (pattern !== null) return matching(field, pattern, test, { ...view, source: plainly(view.source) });
    return findings.refuse(
      'not-expressible',
      test.range,
      `"${test.field}" is compared with ${test.value}, which is not a whole number`,
      'compare with a whole number',
    );
  });
  return located.includes(null) ? null : anyOf(located.filter((each) => each !== null));
}

/** Windows writes whole numbers of its own without zeros in front or behind. */
function isPlainNumber(field: IndexField): boolean {
  return /^data\.win\.system\.(?:eventID|version|level|task|opcode|eventRecordID|processID|threadID)$/.test(
    nameOf(field),
  );
}

/** Digits are written as they are in every form. */
function plainly(source: View['source']): View['source'] {
  return { ...source, form: 'plain' };
}

function locateNetwork(test: CidrTest, view: View): Query | null {
  const fields = fieldsFor(test, view);
  if (fields === null) return null;
  const located = fields.map((field) =>
    field.kind === 'indexed' && (field.type === 'address' || field.type === 'any')
      ? ({ kind: 'network', field: field.name, network: networkText(test) } as const)
      : matching(field, networkPattern(test.network, test.prefixLength), test, {
          ...view,
          source: plainly(view.source),
        }),
  );
  return located.includes(null) ? null : anyOf(located.filter((each) => each !== null));
}

function networkText({ network, prefixLength }: CidrTest): string {
  if (network.length === 4) return `${network.join('.')}/${prefixLength}`;
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((network[2 * i] ?? 0) << 8) | (network[2 * i + 1] ?? 0)).toString(16),
  );
  return `${groups.join(':')}/${prefixLength}`;
}

function locateReference(test: FieldReferenceTest, view: View): Query | null {
  const fields = fieldsFor(test, view);
  const others = fieldsFor({ field: test.other, range: test.range }, view);
  if (fields === null || others === null) return null;
  for (const field of [test.field, test.other]) noteUnseen({ field, range: test.range }, view);
  if ([...fields, ...others].some((field) => field.kind === 'derived')) {
    return view.findings.refuse(
      'not-expressible',
      test.range,
      `"${test.field}" and "${test.other}" are not both fields of the index, and only these can be compared`,
      'name the values to compare with',
    );
  }
  return anyOf(
    fields.flatMap((field) => others.map((other) => comparisonScript(nameOf(field), nameOf(other), test))),
  );
}
