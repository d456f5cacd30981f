/** A well-formed UTF-8 text as UTF-16, and how to find a place in it among its bytes. */
export interface DecodedText {
  readonly kind: 'text';
  readonly text: string;
  /** The byte offset of each UTF-16 unit, and one past the last. The second unit of a pair has its pair's end. */
  readonly byteOffsets: readonly number[];
}

/** `code` is PCRE2's error number for what is wrong with the bytes at `offset` (PCRE2_ERROR_UTF8_ERR…). */
export interface InvalidUtf8 {
  readonly kind: 'invalid';
  readonly offset: number;
  readonly code: number;
}

const INVALID = {
  /** minus the number of bytes that are missing at the end, 1 to 5 */
  truncated: -2,
  /** minus the position (1…) of the byte that should have continued the character */
  continuation: -7,
  fiveBytes: -13,
  sixBytes: -14,
  aboveUnicode: -15,
  surrogate: -16,
  /** plus 2, minus the number of bytes of the character that a shorter one could have said */
  overlong: -17,
  isolatedContinuation: -22,
  neverValid: -23,
} as const;

const SMALLEST = [0, 0, 0x80, 0x800, 0x1_0000, 0x20_0000, 0x400_0000];

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  if (first < 0xf8) return 4;
  return first < 0xfc ? 5 : 6;
}

/** Reads the character at `offset`: its code point and length, or PCRE2's number for the mistake. */
function readCharacter(
  bytes: string,
  offset: number,
): { readonly point: number; readonly length: number } | number {
  const first = bytes.charCodeAt(offset);
  if (first < 0x80) return { point: first, length: 1 };
  if (first < 0xc0) return INVALID.isolatedContinuation;
  if (first >= 0xfe) return INVALID.neverValid;
  const length = sequenceLength(first);
  const missing = offset + length - bytes.length;
  if (missing > 0) return INVALID.truncated - missing;
  let point = first & (0xff >> (length + 1));
  for (let position = 1; position < length; position += 1) {
    const next = bytes.charCodeAt(offset + position);
    if ((next & 0xc0) !== 0x80) return INVALID.continuation - position;
    point = point * 0x40 + (next & 0x3f);
  }
  if (point < (SMALLEST[length] ?? 0)) return INVALID.overlong + 2 - length;
  if (length === 5) return INVALID.fiveBytes;
  if (length === 6) return INVALID.sixBytes;
  if (point > 0x10_ffff) return INVALID.aboveUnicode;
  return point >= 0xd800 && point <= 0xdfff ? INVALID.surrogate : { point, length };
}

/** Decodes a byte text the way PCRE2 checks one under `(*UTF)`. */
export function decodeUtf8(bytes: string): DecodedText | InvalidUtf8 {
  const characters: string[] = [];
  const byteOffsets: number[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const character = readCharacter(bytes, offset);
    if (typeof character === 'number') return { kind: 'invalid', offset, code: character };
    characters.push(String.fromCodePoint(character.point));
    byteOffsets.push(offset);
    offset += character.length;
    if (character.point > 0xffff) byteOffsets.push(offset);
  }
  byteOffsets.push(bytes.length);
  return { kind: 'text', text: characters.join(''), byteOffsets };
}

const MESSAGES: ReadonlyMap<number, string> = new Map([
  [INVALID.fiveBytes, '5-byte character is not allowed (RFC 3629)'],
  [INVALID.sixBytes, '6-byte character is not allowed (RFC 3629)'],
  [INVALID.aboveUnicode, 'code points greater than 0x10ffff are not defined'],
  [INVALID.surrogate, 'code points 0xd800-0xdfff are not defined'],
  [INVALID.isolatedContinuation, 'isolated byte with 0x80 bit set'],
  [INVALID.neverValid, 'illegal byte (0xfe or 0xff)'],
]);

/** PCRE2's message for one of its UTF-8 error numbers. */
export function utf8ErrorMessage(code: number): string {
  const missing = INVALID.truncated - code;
  const byte = INVALID.truncated - code - 4;
  const length = INVALID.overlong - code + 2;
  const general =
    missing <= 5
      ? `${missing} byte${missing === 1 ? '' : 's'} missing at end`
      : byte <= 6
        ? `byte ${byte} top bits not 0x80`
        : `overlong ${length}-byte sequence`;
  return `UTF-8 error: ${MESSAGES.get(code) ?? general}`;
}
