import {
  alternativesOf,
  anyOne,
  anyRun,
  choice,
  encode,
  itemsOf,
  literal,
  look,
  noneOf,
  type Pattern,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { windowsEvent } from '../text-forms/index.ts';
import type { WazuhPredicate } from './wazuh-predicate.ts';

/** Keys that the System section has too; elsewhere they are looked for behind their own section only. */
const systemKeys = new Set([
  'channel',
  'computer',
  'eventID',
  'eventRecordID',
  'eventSourceName',
  'keywords',
  'level',
  'message',
  'opcode',
  'processID',
  'providerGuid',
  'providerName',
  'severityValue',
  'systemTime',
  'task',
  'threadID',
  'version',
]);

const raw = (text: string) => literal(text, 'cased');
/** One character of the value, in whatever spelling, so that a search inside a value stays inside it. */
const inside = repeat(encode(anyOne, windowsEvent, anyRun), 0, null);

/**
 * What the whole Windows event's text has to look like for a predicate to hold:
 *
 *     {"win":{"system":{…},"eventdata":{"image":"C:\\\\Windows\\\\cmd.exe", …
 *
 * `null` when a pattern asks for something that has no place in the middle of a text (a word boundary, an anchor
 * between other things).
 */
export function eventTextPattern(predicate: WazuhPredicate): Pattern | null {
  switch (predicate.kind) {
    case 'or':
      return all(predicate.operands.map(eventTextPattern), choice);
    case 'and':
      return all(predicate.operands.map(eventTextPattern), (patterns) =>
        sequence([start, ...patterns.map((each) => aheadAnywhere('positive', each))]),
      );
    case 'not': {
      const operand = eventTextPattern(predicate.operand);
      return operand === null ? null : sequence([start, aheadAnywhere('negative', operand)]);
    }
    case 'constant':
      return predicate.value ? sequence([]) : choice([]);
    case 'present':
      return predicate.target.kind === 'field' ? opening(predicate.target.name) : null;
    case 'value': {
      const value = valueInText(predicate.pattern);
      if (value === null) return null;
      switch (predicate.target.kind) {
        case 'field':
          return sequence([opening(predicate.target.name), value]);
        case 'log':
          return sequence([raw('":"'), value]);
        case 'static':
          return null;
      }
    }
  }
}

function all(
  patterns: readonly (Pattern | null)[],
  join: (patterns: readonly Pattern[]) => Pattern,
): Pattern | null {
  const found = patterns.filter((each) => each !== null);
  return found.length < patterns.length ? null : join(found);
}

function aheadAnywhere(sense: 'positive' | 'negative', pattern: Pattern): Pattern {
  const alternatives = alternativesOf(pattern).map((each) => {
    const items = itemsOf(each);
    const first = items[0];
    return first?.kind === 'anchor' && first.at === 'start'
      ? sequence(items.slice(1))
      : sequence([anyRun, each]);
  });
  return look('ahead', sense, choice(alternatives));
}

/** `"image":"`, with the section in front where the key alone is not enough. */
function opening(field: string): Pattern {
  const [, section = '', ...rest] = field.split('.');
  const key = rest.join('.');
  if (section === 'system' || !systemKeys.has(key)) return raw(`"${key}":"`);
  return sequence([raw(`"${section}":{"`), repeat(otherEntry, 0, null), raw(`${key}":"`)]);
}

const jsonText = repeat(
  choice([
    noneOf(
      [
        { from: 0x22, to: 0x22 },
        { from: 0x5c, to: 0x5c },
      ],
      'cased',
    ),
    sequence([raw('\\'), anyOne]),
  ]),
  0,
  null,
);
const otherEntry = sequence([jsonText, raw('":"'), jsonText, raw('","')]);

/** The pattern as it stands behind the value's opening quote; anchors become the quotes. */
export function valueInText(pattern: Pattern): Pattern | null {
  return all(alternativesOf(pattern).map(alternativeInText), choice);
}

function alternativeInText(alternative: Pattern): Pattern | null {
  const items = itemsOf(alternative);
  const first = items[0];
  const last = items.at(-1);
  const fromStart = first?.kind === 'anchor' && first.at === 'start';
  const toEnd = last?.kind === 'anchor' && last.at === 'end';
  const inner = items.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  const [only] = inner;
  if (!fromStart && !toEnd && inner.length === 1 && only?.kind === 'choice') return valueInText(only);
  if (inner.some(hasAnchor)) return null;
  return sequence([
    ...(fromStart ? [] : [inside]),
    encode(sequence(inner), windowsEvent, inside),
    ...(toEnd ? [raw('"')] : []),
  ]);
}

function hasAnchor(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'anchor':
    case 'look':
      return true;
    case 'sequence':
      return pattern.items.some(hasAnchor);
    case 'choice':
      return pattern.alternatives.some(hasAnchor);
    case 'repeat':
      return hasAnchor(pattern.item);
    default:
      return false;
  }
}
