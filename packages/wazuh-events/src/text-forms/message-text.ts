import {
  alternativesOf,
  anyRun,
  choice,
  contains,
  end,
  isEnd,
  isStart,
  itemsOf,
  literal,
  type Pattern,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { embedPattern, spellingForm } from '@sigmazuh/regex';
import { asksFor } from './asks-for.ts';

/** The field of the rendered text, which has a form of its own: the text in double quotes, nothing else changed. */
export const messageField = 'win.system.message';

const quote = literal('"', 'cased');

/** A search of the field for what a pattern finds in the text. */
export function messageFieldPattern(pattern: Pattern): Pattern | null {
  const alternatives = alternativesOf(pattern).map(inQuotes);
  const found = alternatives.filter((each) => each !== null);
  return found.length < alternatives.length ? null : choice(found);
}

/** A pattern that may begin or end with a quote must not take the one that encloses the text. */
function inQuotes(alternative: Pattern): Pattern | null {
  const items = [...itemsOf(alternative)];
  const starts = isStart(items[0]);
  const ends = isEnd(items.at(-1));
  const inner = items.slice(starts ? 1 : 0, ends && items.length > (starts ? 1 : 0) ? -1 : undefined);
  if (
    inner.some((item) => contains(item, (node) => node.kind === 'anchor' && /^(?:start|end|l)/.test(node.at)))
  ) {
    return null;
  }
  const mayBeQuote = (item: Pattern | undefined) =>
    item === undefined || item.kind !== 'literal' || asksFor('"', item, 'texts');
  const before = starts ? [start, quote] : mayBeQuote(inner[0]) ? [start, quote, anyRun] : [];
  const after = ends ? [quote, end] : mayBeQuote(inner.at(-1)) ? [anyRun, quote, end] : [];
  return sequence([...before, ...inner, ...after]);
}

const escapes: readonly (readonly [number, string])[] = [
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x22, '\\"'],
  [0x5c, '\\\\'],
];
const inJson = spellingForm('message-in-event', new Map(escapes));

/** A search of the whole event's text: `"message":"\"An event.\r\nIt has lines.\""`. */
export function messageEventPattern(pattern: Pattern): Pattern {
  return embedPattern(pattern, inJson, {
    before: literal('"message":"\\"', 'cased'),
    after: literal('\\""', 'cased'),
  });
}
