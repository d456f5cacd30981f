import { alternativesOf, byIdentity, isStart, itemsOf, type Pattern } from '@sigmazuh/compiler';
import { exactTexts, type LiteralText } from '../condition/index.ts';

/** What is sure about the ends of every text that an alternative matches; lower case. */
interface Ends {
  readonly start: string;
  readonly end: string;
  readonly whole: string | null;
}

/** Whether a text that matches one pattern surely matches another, surely does not, or may. */
export type Relation = 'always' | 'never' | 'maybe';

/** What is known about a value that matches `given`, as regards `asked`. Both are about the text as it arrives. */
export function relationOf(given: Pattern, asked: Pattern): Relation {
  if (implies(given, asked)) return 'always';
  const isNever = alternativesOf(given).every((alternative) => {
    const own = endsOf(alternative);
    return alternativesOf(asked).every((each) => areApart(own, endsOf(each)));
  });
  return isNever ? 'never' : 'maybe';
}

/** Both cannot hold for one text: they ask for different beginnings or ends. */
function areApart(one: Ends, other: Ends): boolean {
  if (!one.start.startsWith(other.start) && !other.start.startsWith(one.start)) return true;
  if (!one.end.endsWith(other.end) && !other.end.endsWith(one.end)) return true;
  return isTooLong(one, other) || isTooLong(other, one);
}

/** A whole text that does not begin or end as the other one asks. */
function isTooLong({ whole }: Ends, other: Ends): boolean {
  return whole !== null && !(whole.startsWith(other.start) && whole.endsWith(other.end));
}

const endsOf = byIdentity((alternative: Pattern): Ends => {
  const items = itemsOf(alternative);
  const starts = isStart(items[0]);
  const last = items.at(-1);
  const ends =
    last?.kind === 'anchor' && (last.at === 'end' || last.at === 'last-line-end') && items.length > 1;
  const inner = items.slice(starts ? 1 : 0, ends ? -1 : undefined);
  const front = inner.findIndex((item) => item.kind !== 'literal');
  const back = inner.findLastIndex((item) => item.kind !== 'literal');
  const textOf = (parts: readonly Pattern[]) =>
    parts.map((part) => (part.kind === 'literal' ? part.text.toLowerCase() : '')).join('');
  return {
    start: starts ? textOf(front < 0 ? inner : inner.slice(0, front)) : '',
    end: ends ? textOf(inner.slice(back + 1)) : '',
    whole: starts && ends && front < 0 ? textOf(inner) : null,
  };
});

/** Every text that `given` matches holds a text that `asked` looks for. */
function implies(given: Pattern, asked: Pattern): boolean {
  const wanted = exactTexts(asked)?.texts;
  const found = exactTexts(given)?.texts;
  if (wanted === undefined || found === undefined) return false;
  return found.every((text) => wanted.some((each) => holds(text, each)));
}

function holds(found: LiteralText, wanted: LiteralText): boolean {
  const [text, part] = [found.text.toLowerCase(), wanted.text.toLowerCase()];
  switch (wanted.at) {
    case 'part':
      return text.includes(part);
    case 'start':
      return (found.at === 'start' || found.at === 'exact') && text.startsWith(part);
    case 'end':
      return (found.at === 'end' || found.at === 'exact') && text.endsWith(part);
    case 'exact':
      return found.at === 'exact' && text === part;
  }
}
