/**
 * How the characters of a value are written in the indexed text: `\` as two characters in Windows events. No text that
 * `encode` gives for one character may begin the text of another.
 */
export interface ValueForm {
  /** What one code point becomes. */
  encode(codePoint: number): string;
  /** Code points that `encode` does not leave as they are, sorted. */
  readonly special: readonly number[];
}

/** Every character stands for itself. */
export const asItIs: ValueForm = Object.freeze({
  encode: (codePoint: number) => String.fromCodePoint(codePoint),
  special: Object.freeze([]),
});

/** What the value becomes. */
export function written(text: string, form: ValueForm): string {
  return Array.from(text, (character) => form.encode(character.codePointAt(0) ?? 0)).join('');
}

/** The texts of several characters that stand for one. */
export function longSpellings(form: ValueForm): readonly string[] {
  return form.special.map((point) => form.encode(point)).filter((text) => Array.from(text).length > 1);
}
