import {
  type AnyOnePattern,
  acceptedSet,
  byIdentity,
  type ClassPattern,
  type CodePointSet,
  choice,
  codePoints,
  codePointsOf,
  difference,
  includes,
  intersection,
  isWide,
  type LiteralPattern,
  literal,
  oneOf,
  type Pattern,
  sequence,
  union,
  wellFormed,
} from '@sigmazuh/compiler';
import type { TextForm } from '../text-form.ts';
import { hexByte, hexClass, hexLiteral } from './hex.ts';

/** Where characters stand. */
export interface Place {
  readonly form: TextForm;
  /** Characters that end the value, so that none is in it. */
  readonly closing: CodePointSet;
}

const allCharacters: CodePointSet = [{ from: 0, to: 0x10ffff }];

/** Any character of a value. */
export function anyCharacter({ form, closing }: Place): Pattern {
  if (form.anyCharacter !== undefined) return form.anyCharacter;
  return form.bytes === undefined ? encodeSet(difference(allCharacters, closing), form) : hexByte;
}

/** The characters of which the first one ends a value that `after` stands behind: those its form spells do not. */
export function closingCharacters(after: Pattern, form: TextForm): CodePointSet {
  if (form.bytes !== undefined) return [];
  return difference(firstCharacters(after), spelledCharacters(form).set);
}

function firstCharacters(after: Pattern): CodePointSet {
  if (after.kind === 'class') return acceptedSet(after);
  return after.kind === 'literal' ? codePoints(...codePointsOf(after.text).slice(0, 1)) : [];
}

/** Whether every text that the form can write for one character is one for the item. */
export function writesEverything(item: Pattern, form: TextForm): boolean {
  if (item.kind !== 'any-one' && item.kind !== 'class') return false;
  const accepted = acceptedSet(item);
  const written = new Set(
    form.special.filter((point) => includes(accepted, point)).map((point) => form.encode(point)),
  );
  const missing = difference(allCharacters, accepted);
  return missing.every(({ from, to }) => {
    if (to - from > 0xff) return false;
    return Array.from({ length: to - from + 1 }, (_, i) => from + i).every((point) =>
      isWritten(point, accepted, written, form),
    );
  });
}

/** Whether the text of a character that is left out is also the text of one that is not. */
function isWritten(
  point: number,
  accepted: CodePointSet,
  written: ReadonlySet<string>,
  form: TextForm,
): boolean {
  if (!form.special.includes(point)) return false;
  const text = form.encode(point);
  const [only, ...more] = codePointsOf(text);
  const standsForItself =
    only !== undefined &&
    more.length === 0 &&
    only !== point &&
    !form.special.includes(only) &&
    includes(accepted, only);
  return written.has(text) || standsForItself;
}

/** The characters that a form spells in another way: as a set, and for cutting a text at them. */
const spelledCharacters = byIdentity((form: TextForm) => ({
  set: codePoints(...form.special),
  text: new RegExp(`([${form.special.map((point) => `\\u{${point.toString(16)}}`).join('')}])`, 'u'),
}));

export function encodeLiteral(pattern: LiteralPattern, { form, closing }: Place): Pattern {
  if (form.bytes !== undefined) return hexLiteral(pattern);
  if (closing.length > 0 && codePointsOf(pattern.text).some((point) => includes(closing, point)))
    return choice([]);
  const [plain = '', ...spelled] = wellFormed(pattern.text).split(spelledCharacters(form).text);
  if (spelled.length === 0) return pattern;
  const rule = pattern.cased ? 'cased' : 'caseless';
  return sequence([
    literal(plain, rule),
    ...spelled.map((part, i) =>
      i % 2 === 0 ? literal(form.encode(part.codePointAt(0) ?? 0), 'cased') : literal(part, rule),
    ),
  ]);
}

export function encodeClass(pattern: AnyOnePattern | ClassPattern, { form, closing }: Place): Pattern {
  if (form.bytes !== undefined) return hexClass(pattern);
  const set = acceptedSet(pattern);
  // Most classes are digits or letters.
  const isPlain = pattern.kind === 'class' && pattern.cased && !pattern.negated;
  const meets = (other: CodePointSet) => intersection(set, other).length > 0;
  if (isPlain && !meets(spelledCharacters(form).set) && !meets(closing)) return pattern;
  return encodeSet(closing.length === 0 ? set : difference(set, closing), form);
}

/**
 * One character of the set: those that stay single characters as a class, the others spelled out. Where a form writes
 * a line break as a blank, a wide set such as `[^ x]` is about what it leaves out, and takes the blank for a blank; a
 * narrow one such as `[\r\n]` takes it for what it asks for.
 */
function encodeSet(set: CodePointSet, form: TextForm): Pattern {
  const spellings = form.special.filter((point) => includes(set, point)).map((point) => form.encode(point));
  const single = spellings.flatMap((text) => (codePointsOf(text).length === 1 ? codePointsOf(text) : []));
  const longer = spellings.filter((text) => codePointsOf(text).length > 1);
  const unspelled = difference(set, spelledCharacters(form).set);
  const plain = isWide(set) ? unspelled : union(unspelled, codePoints(...single));
  const also = form.alsoSpelled?.(set) ?? null;
  return choice([
    ...(plain.length === 0 ? [] : [oneOf(plain, 'cased')]),
    ...longer.map((text) => literal(text, 'cased')),
    ...(also === null ? [] : [also]),
  ]);
}
