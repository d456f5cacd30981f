/**
 * How a value's characters are written in the text a back end matches. `plain` writes each as itself; a Windows
 * event writes `\` as two characters. Encoding a Pattern through a text form is a tree transformation.
 */
export interface TextForm {
  readonly name: string;
  /** What one code point of the value becomes, as text (one code unit per character, UTF-8 is applied later). */
  encode(codePoint: number): string;
  /** Code points that `encode` does not leave as they are, sorted: the characters a class must treat one by one. */
  readonly special: readonly number[];
}
