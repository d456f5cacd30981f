import {
  alternativesOf,
  choice,
  isStart,
  isText,
  itemsOf,
  type Pattern,
  referenceMatch,
} from '@sigmazuh/compiler';
import { butNotNull, exactlyNull, exactValue, takesNull } from '@sigmazuh/wazuh-events';

/**
 * A pattern of JSON's values taken apart: alternatives that can be asked of the field as the decoder prints it, and
 * those for which its print is another value. It prints `null` as a text, and most numbers with six digits behind the
 * point:
 *
 *     endswith "8"   takes   0.8, which the decoder prints as 0.800000
 *     contains "u"   does not take   null, but "null", which the line tells from it
 *     contains "["   does not take   ["a", "b"], which is how it prints the two
 */
export function partedByPrint(pattern: Pattern): readonly [decoded: Pattern | null, written: Pattern | null] {
  const decoded: Pattern[] = [];
  const written: Pattern[] = [];
  for (const each of alternativesOf(pattern)) {
    if (takesPrintsOnly(each) || namesListSyntax(each)) written.push(each);
    else if (takesNull(each)) {
      decoded.push(butNotNull(each));
      written.push(exactlyNull);
    } else decoded.push(each);
  }
  if (written.length === 0) return [pattern, null];
  return [decoded.length === 0 ? null : choice(decoded), choice(written)];
}

/** Whether a pattern of what is looked for in the line takes numbers by their digits, and not one number. */
export function takesDigits(written: Pattern): boolean {
  return alternativesOf(written).some((each) => exactValue(each) === null && takesPrintsOnly(each));
}

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
function takesPrintsOnly(alternative: Pattern): boolean {
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

/** What the decoder prints around the members of a list and between them; `1, 2` may be two numbers of one. */
const listSyntax = /["[\]]|^, |, $|(?:\d|true|false|null), (?:[-\d]|true|false|null)/i;

/** Texts alone: what may reach from one member to another the field is not asked for where it is a list. */
function namesListSyntax(alternative: Pattern): boolean {
  const namesIt = (item: Pattern) => item.kind === 'literal' && listSyntax.test(item.text);
  return isText(alternative) && itemsOf(alternative).some(namesIt);
}

function isClosed(last: Pattern | undefined): boolean {
  return last?.kind === 'anchor' && (last.at === 'end' || last.at === 'last-line-end');
}
