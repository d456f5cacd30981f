import type { CodePointSet, Pattern } from '@sigmazuh/compiler';

/**
 * How a value's characters are written in the text a back end matches. `plain` writes each as itself; a Windows
 * event writes `\` as two characters. Encoding a Pattern through a text form is a tree transformation.
 *
 * No text that `encode` gives for one character may begin the text of another.
 */
export interface TextForm {
  readonly name: string;
  /** What one code point of the value becomes, as text (one code unit per character, UTF-8 is applied later). */
  encode(codePoint: number): string;
  /** Code points that `encode` does not leave as they are, sorted: the characters a class must treat one by one. */
  readonly special: readonly number[];
  /** Characters cut from the end of every value, before anything else happens to it. */
  readonly trimmed?: readonly number[];
  /** Any one of the characters that are passed over, as any writer may spell it. */
  readonly anyCharacter?: Pattern;
  /** What writers may spell a character of the set as besides; `null` for nothing. */
  readonly alsoSpelled?: (set: CodePointSet) => Pattern | null;
  /** The value's UTF-8 bytes are written as two hexadecimal digits each; `special` is not looked at. */
  readonly bytes?: 'upper-case hex';
}

/** Every character stands for itself. */
export const plainForm: TextForm = Object.freeze({
  name: 'plain',
  encode: (codePoint: number) => String.fromCodePoint(codePoint),
  special: Object.freeze([]),
});

/** Two upper-case hexadecimal digits for each UTF-8 byte, as the kernel's audit writes what it will not print. */
export const hexForm: TextForm = Object.freeze({
  name: 'hex',
  encode: (codePoint: number) =>
    Array.from(new TextEncoder().encode(String.fromCodePoint(codePoint)), (byte) =>
      byte.toString(16).toUpperCase().padStart(2, '0'),
    ).join(''),
  special: Object.freeze([]),
  bytes: 'upper-case hex',
});

/** A form that spells the given characters differently and leaves all others as they are. */
export function spellingForm(
  name: string,
  spellings: ReadonlyMap<number, string>,
  trimmed: readonly number[] = [],
  more: Pick<TextForm, 'alsoSpelled' | 'anyCharacter'> = {},
): TextForm {
  return Object.freeze({
    ...more,
    name,
    encode: (codePoint: number) => spellings.get(codePoint) ?? String.fromCodePoint(codePoint),
    special: Object.freeze([...spellings.keys()].toSorted((a, b) => a - b)),
    trimmed: Object.freeze([...trimmed]),
  });
}

/** `outer` applied to what `inner` wrote: a value inside JSON inside JSON. Neither may be a form of bytes. */
export function nestedForm(name: string, inner: TextForm, outer: TextForm): TextForm {
  const encode = (codePoint: number) => spell(inner.encode(codePoint), outer);
  const special = new Set([...inner.special, ...outer.special]);
  return spellingForm(
    name,
    new Map([...special].map((codePoint) => [codePoint, encode(codePoint)])),
    inner.trimmed,
  );
}

function spell(text: string, form: TextForm): string {
  return Array.from(text, (character) => form.encode(character.codePointAt(0) ?? 0)).join('');
}
