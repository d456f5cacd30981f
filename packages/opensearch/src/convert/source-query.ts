import { choice, literal, type Predicate, sequence, start } from '@sigmazuh/compiler';
import type { SourceRange } from '@sigmazuh/parser';
import { type Marker, type MarkerWords, noDecoder, type SourceMapping } from '@sigmazuh/wazuh-events';
import type { IndexLayout } from '../layout/layout.ts';
import { valueForms } from '../locate/forms.ts';
import { nameOf, presence, textLeaf } from '../locate/leaves.ts';
import { locate } from '../locate/locate.ts';
import type { View } from '../locate/place-fields.ts';
import { asItIs, textQueries, written } from '../lucene/index.ts';
import { allOf, anyOf, type LeafQuery, notOf, type Query } from '../query/query.ts';

/** The events of one source that match a rule; `null` = refused. */
export function sourceQuery(predicate: Predicate, range: SourceRange, view: View): Query | null {
  const located = locate(predicate, view);
  if (located === null) return null;
  const asked = saysNothing(located, view) ? identifyingField(range, view) : [];
  if (asked === null) return null;
  return allOf([...sourceConditions(view.source, view.layout), ...asked, located]);
}

/** What makes an event one of the source. */
function sourceConditions(source: SourceMapping, layout: IndexLayout): readonly Query[] {
  const { when, marker, enters, decodedAs, notDecodedAs = [] } = source;
  const isFromLogs = decodedAs === undefined && !enters.includes('ossec');
  const others = isFromLogs ? [...notDecodedAs, windowsDecoder] : notDecodedAs;
  const values = Object.entries(when).map(([name, texts]) =>
    anyOf(
      layout.fieldsAt(name).flatMap((field) => texts.map((text) => isValue(nameOf(field), text, source))),
    ),
  );
  const marked = marker === undefined ? [] : [markedBy(marker, source, layout)];
  return [...decoders(layout.decoderField, decodedAs, others), ...values, ...marked];
}

/** Events from a Windows channel are never lines of a log; they are many, and have no line to tell them by. */
const windowsDecoder = 'windows_eventchannel';

function markedBy(marker: Marker, source: SourceMapping, layout: IndexLayout): Query {
  if (!hasWords(marker)) return anyOf(layout.fieldsAt(marker).map(presence));
  const literals = marker.words.map((word) => literal(word, 'cased'));
  const pattern = choice(marker.at === 'start' ? literals.map((word) => sequence([start, word])) : literals);
  const fields = layout.fieldsAt(marker.in ?? 'log');
  const [form = asItIs] = marker.in === undefined ? [] : valueForms(source, pattern);
  return anyOf(fields.flatMap((field) => textQueries(pattern, form).map((text) => textLeaf(field, text))));
}

function hasWords(marker: Marker): marker is MarkerWords {
  return typeof marker !== 'string' && 'words' in marker;
}

type Names = readonly string[] | undefined;

function decoders(field: string | null, decodedAs: Names, notDecodedAs: Names): readonly Query[] {
  if (field === null) return [];
  const named = (name: string): Query => ({
    kind: 'text',
    field,
    text: { kind: 'term', text: name, letters: 'exact' },
  });
  const taken = decodedAs?.map((name) =>
    name === noDecoder ? notOf({ kind: 'exists', field }) : named(name),
  );
  return [
    ...(taken === undefined ? [] : [anyOf(taken)]),
    ...(notDecodedAs ?? []).map((name) => notOf(named(name))),
  ];
}

/** Names of channels, programs and the like, whose case does not matter. */
function isValue(field: string, value: string, source: SourceMapping): Query {
  const pattern = { kind: 'literal', text: value, cased: false } as const;
  const [form] = valueForms(source, pattern);
  const text = form === undefined ? value : written(value, form);
  return {
    kind: 'text',
    field,
    text: { kind: 'term', text, letters: /[A-Za-z]/.test(text) ? 'folded' : 'exact' },
  };
}

/** Whether a document would match by what it lacks, or a JSON log by what its whole line holds. */
function saysNothing(query: Query, { source, layout }: View): boolean {
  const line = source.keywords === 'refused' ? null : layout.keywordField(source.keywords);
  const isLine = (leaf: LeafQuery) => leaf.kind === 'text' && leaf.derived === line;
  return holdsWhere(query, source.form === 'json' ? isLine : () => false);
}

function holdsWhere(query: Query, isMet: (leaf: LeafQuery) => boolean): boolean {
  switch (query.kind) {
    case 'and':
      return query.operands.every((each) => holdsWhere(each, isMet));
    case 'or':
      return query.operands.some((each) => holdsWhere(each, isMet));
    case 'not':
      return !holdsWhere(query.operand, isMet) || !holdsWhere(query.operand, () => false);
    case 'constant':
      return query.value;
    default:
      return isMet(query);
  }
}

/**
 * A rule that only excludes asks for nothing that says where an event is from. Where the source's own conditions do not
 * say it either, what its events always have is asked for. `null` = refused.
 */
function identifyingField(range: SourceRange, { source, layout, findings }: View): readonly Query[] | null {
  if (layout.name === 'own' || saysItself(source)) return [];
  if (source.telltale !== undefined) return [anyOf(layout.fieldsAt(source.telltale).map(presence))];
  return findings.refuse(
    'not-expressible',
    range,
    `this rule matches by what an event lacks, and nothing else tells events of ${source.name} from other logs`,
    'ask for a value that these events have, or name a field that they always have as "telltale" in a pipeline',
  );
}

/** Any log that is undecoded or JSON could be from a source without conditions or a decoder of its own. */
function saysItself({ when, marker, enters, decodedAs }: SourceMapping): boolean {
  const isAnyLog =
    decodedAs === undefined
      ? enters.includes('syslog')
      : decodedAs.every((name) => name === 'json' || name === noDecoder);
  return !isAnyLog || marker !== undefined || Object.keys(when).length > 0;
}
