import {
  type AnchorPattern,
  anyRun,
  choice,
  end,
  isStart,
  itemsOf,
  literal,
  look,
  mapAlternatives,
  optional,
  type Pattern,
  rebuild,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { embedPattern, spellingForm } from '@sigmazuh/regex';
import { asksFor } from './asks-for.ts';
import { shortEscapes } from './json-escapes.ts';

/** The field of the rendered text, which has a form of its own: the text in double quotes, nothing else changed. */
export const messageField = 'win.system.message';

const quote = literal('"', 'cased');

/** A search of the field for what a pattern finds in the text. */
export function messageFieldPattern(pattern: Pattern): Pattern {
  return mapAlternatives(pattern, inQuotes);
}

/** A pattern that may begin or end with a quote must not take the one that encloses the text. */
function inQuotes(alternative: Pattern): Pattern {
  const items = itemsOf(alternative);
  const starts = isStart(items[0]);
  const rest = items.slice(starts ? 1 : 0);
  const ending = endings.get(anchorOf(rest.at(-1)) ?? 'none');
  const inner = rest.slice(0, ending === undefined ? undefined : -1).map((each) => rebuild(each, seenInside));
  const mayBeQuote = (item: Pattern | undefined) =>
    item === undefined || item.kind !== 'literal' || asksFor('"', item, 'texts');
  const before = starts ? [start, quote] : mayBeQuote(inner[0]) ? [start, quote, anyRun] : [];
  const after = ending ?? (mayBeQuote(inner.at(-1)) ? [anyRun, quote, end] : []);
  return sequence([...before, ...inner, ...after]);
}

const newline = literal('\n', 'cased');

/** What ends a text in quotes, by the anchor that asks for it. */
const endings: ReadonlyMap<string, readonly Pattern[]> = new Map([
  ['end', [quote, end]],
  ['last-line-end', [optional(newline), quote, end]],
]);

const behind = (item: Pattern) => look('behind', 'positive', item);
const ahead = (item: Pattern) => look('ahead', 'positive', item);
const atEnd = sequence([quote, end]);

/** Anchors in the midst of a pattern ask for what is beside the text. */
function seenInside(node: Pattern): Pattern {
  switch (anchorOf(node)) {
    case 'start':
      return behind(sequence([start, quote]));
    case 'end':
      return ahead(atEnd);
    case 'last-line-end':
      return ahead(sequence([optional(newline), atEnd]));
    case 'line-start':
      return choice([
        behind(sequence([start, quote])),
        sequence([behind(newline), look('ahead', 'negative', atEnd)]),
      ]);
    case 'line-end':
      return ahead(choice([newline, atEnd]));
    default:
      return node;
  }
}

function anchorOf(pattern: Pattern | undefined): AnchorPattern['at'] | null {
  return pattern?.kind === 'anchor' ? pattern.at : null;
}

const inJson = spellingForm('message-in-event', new Map(shortEscapes));

/** A search of the whole event's text: `"message":"\"An event.\r\nIt has lines.\""`. */
export function messageEventPattern(pattern: Pattern): Pattern {
  return embedPattern(pattern, inJson, {
    before: literal('"message":"\\"', 'cased'),
    after: literal('\\""', 'cased'),
  });
}
