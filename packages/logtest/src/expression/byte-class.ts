/** Which bytes a pattern element takes: 256 entries, 1 = taken. */
export type ByteClass = Uint8Array;

function classOf(takes: (byte: number) => boolean): ByteClass {
  return Uint8Array.from({ length: 256 }, (_, byte) => (takes(byte) ? 1 : 0));
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isWord = (byte: number): boolean =>
  isDigit(byte) || isLetter(byte) || byte === 0x2d || byte === 0x40 || byte === 0x5f;
const punctuation = '!"#$%&\'()*+,-.:;<=>?[]{|}';

/**
 * OSRegex's classes by the letter behind the backslash. `\w` also takes `-`, `@` and `_`; `\s` is the blank alone;
 * `\p` leaves out `/ \ @ ^ _ ~` and the backtick; `\.` takes any byte.
 */
export const classByLetter: ReadonlyMap<string, ByteClass> = new Map([
  ['d', classOf(isDigit)],
  ['w', classOf(isWord)],
  ['s', classOf((byte) => byte === 0x20)],
  ['p', classOf((byte) => punctuation.includes(String.fromCharCode(byte)))],
  ['t', classOf((byte) => byte === 0x09)],
  ['D', classOf((byte) => !isDigit(byte))],
  ['W', classOf((byte) => !isWord(byte))],
  ['S', classOf((byte) => byte !== 0x20)],
  ['.', classOf(() => true)],
  ...['(', ')', '\\', '$', '|', '<'].map((sign): [string, ByteClass] => [
    sign,
    classOf((byte) => byte === sign.charCodeAt(0)),
  ]),
]);

const literals: readonly ByteClass[] = Array.from({ length: 256 }, (_, sign) =>
  classOf((byte) => foldCase(byte) === foldCase(sign)),
);
const nothing = classOf(() => false);

/** The class of one literal byte, in either case where it is an ASCII letter. */
export function literalClass(byte: number): ByteClass {
  return literals[byte] ?? nothing;
}

/** ASCII letters to lower case; every other byte stays. */
function foldCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
