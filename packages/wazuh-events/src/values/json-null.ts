import {
  anyRun,
  end,
  isStart,
  itemsOf,
  literal,
  look,
  type Pattern,
  referenceMatch,
  sequence,
  start,
} from '@sigmazuh/compiler';

const nullText = literal('null', 'cased');

/** The text that the decoder prints for `null` of JSON. */
export const exactlyNull: Pattern = sequence([start, nullText, end]);

/** Whether an alternative of a pattern takes the text that is printed for `null` as well. */
export function takesNull(alternative: Pattern): boolean {
  const isIn = (item: Pattern) => item.kind !== 'literal' || 'null'.includes(item.text.toLowerCase());
  return itemsOf(alternative).every(isIn) && referenceMatch(alternative, 'null');
}

/** An alternative of a pattern without that text. */
export function butNotNull(alternative: Pattern): Pattern {
  const [first, ...rest] = itemsOf(alternative);
  const isOther = look('ahead', 'negative', sequence([nullText, end]));
  return sequence([start, isOther, ...(isStart(first) ? rest : [anyRun, alternative])]);
}
