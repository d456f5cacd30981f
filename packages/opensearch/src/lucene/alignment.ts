import { itemsOf, type Pattern } from '@sigmazuh/compiler';
import { anyText, classOf, type Expression, escaped, repeatOf, single, unionOf } from './expression.ts';
import { longSpellings, type ValueForm, written } from './value-form.ts';

/**
 * What stands before `rest` in a text: anything, but ending where a character of the value ends. Where `\` is written
 * as two characters and a tab as `\t`, a search for `task` must not find the end of a tab and `ask`:
 *
 *     \cmd.exe   →   .*                   no other spelling has a backslash and then `\c`
 *     task       →   ([^\\]|\\[\\"t])*    `t` ends the spelling of a tab
 */
export function runBefore(rest: readonly Pattern[], form: ValueForm): Expression {
  const [first] = rest;
  const spellings = longSpellings(form);
  if (spellings.length === 0 || first === undefined) return anyText;
  const [head] = itemsOf(first);
  const confusing =
    head?.kind === 'literal'
      ? openingsBefore(written(head.text, form), head.cased ? same : folded, form)
      : allOpenings(form);
  return confusing.size === 0 ? anyText : wholeCharacters(confusing, form);
}

/** Whole characters from the beginning on, as far as those that begin with one of `openings` go. */
function wholeCharacters(openings: ReadonlySet<string>, form: ValueForm): Expression {
  const points = [...openings].map((each) => each.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const others = classOf(
    points.map((point) => ({ from: point, to: point })),
    'none of',
  );
  const spelled = longSpellings(form).filter((text) => openings.has(firstOf(text)));
  return repeatOf(unionOf([others, ...spelled.map(textOf)]), 0, null);
}

function textOf(text: string): Expression {
  return { text: Array.from(text, (each) => single(escaped(each)).text).join(''), binding: 'sequence' };
}

type Fold = (text: string) => string;
const same: Fold = (text) => text;
const folded: Fold = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** First characters of the spellings in whose middle the text could begin. */
function openingsBefore(text: string, fold: Fold, form: ValueForm): ReadonlySet<string> {
  const searched = fold(text);
  return new Set(
    longSpellings(form)
      .filter((spelling) => endsOf(fold(spelling)).some((end) => canFollow(end, searched, fold, form)))
      .map(firstOf),
  );
}

/** Whether a text that begins with `searched` can begin with the end of a spelling and go on with whole characters. */
function canFollow(end: string, searched: string, fold: Fold, form: ValueForm): boolean {
  if (end.startsWith(searched)) return true;
  return searched.startsWith(end) && isWhole(searched.slice(end.length), fold, form);
}

/** Whether the text is whole characters as the form writes them, and perhaps the beginning of one more. */
function isWhole(text: string, fold: Fold, form: ValueForm): boolean {
  if (text === '') return true;
  const opening = firstOf(text);
  const spelled = longSpellings(form)
    .map(fold)
    .filter((spelling) => firstOf(spelling) === opening);
  if (spelled.length === 0) return isWhole(text.slice(opening.length), fold, form);
  return spelled.some(
    (spelling) =>
      spelling.startsWith(text) ||
      (text.startsWith(spelling) && isWhole(text.slice(spelling.length), fold, form)),
  );
}

/** `&lt;` → `lt;`, `t;`, `;` */
function endsOf(spelling: string): readonly string[] {
  return Array.from({ length: spelling.length - 1 }, (_, i) => spelling.slice(i + 1));
}

function allOpenings(form: ValueForm): ReadonlySet<string> {
  return new Set(longSpellings(form).map(firstOf));
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}
