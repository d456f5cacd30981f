import { isStart, itemsOf, type Pattern, referenceMatch } from '@sigmazuh/compiler';
import { exactValue } from './lost-values.ts';

/** Numbers as JSON has them, beside what the decoder makes of them. */
const prints: readonly (readonly [written: string, printed: string])[] = [
  ['0.8', '0.800000'],
  ['1.5', '1.500000'],
  ['-0.25', '-0.250000'],
  ['4294967296', '4294967296.000000'],
  ['1700000000123', '1700000000123.000000'],
];
/** Numbers of which the decoder's print does not have all digits. */
const isBeyondPrint = /^-?(?:\d{16,}|\d+\.\d{7,})$/;

/** Whether it takes numbers that it does not take as they are printed, or the other way round. */
export function takesPrintsOnly(alternative: Pattern): boolean {
  const exact = exactValue(alternative);
  if (exact !== null) return isBeyondPrint.test(exact);
  const items = itemsOf(alternative);
  const isOfNumbers = items.every((item) => item.kind !== 'literal' || /^[-\d.]*$/.test(item.text));
  if (!isOfNumbers) return false;
  const texts = items.flatMap((item) => (item.kind === 'literal' ? [item.text] : []));
  if (texts.some((text) => /\.\d{7}/.test(text))) return true;
  if (texts.length > 0 && (isClosed(items.at(-1)) || reachesIntoZeros(items))) return true;
  return prints.some(
    ([written, printed]) => referenceMatch(alternative, written) !== referenceMatch(alternative, printed),
  );
}

/** A text that may end among the zeros that the decoder adds: `100` in 0.81, which is printed as 0.810000. */
function reachesIntoZeros(items: readonly Pattern[]): boolean {
  const last = items.findLast((item) => item.kind === 'literal');
  if (last === undefined || !/^-?\d*\.?\d*$/.test(last.text) || !/[0.]$/.test(last.text)) return false;
  const isAtStart = isStart(items[0]) && items[1] === last;
  return !isAtStart || (last.text.includes('.') && (last.text.endsWith('0') || last.text.length > 10));
}

function isClosed(last: Pattern | undefined): boolean {
  return last?.kind === 'anchor' && (last.at === 'end' || last.at === 'last-line-end');
}
