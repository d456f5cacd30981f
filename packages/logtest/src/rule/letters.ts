import type { ByteText } from '../bytes.ts';

const folded = new Map<ByteText, ByteText>();
const mostFolded = 20_000;
const longestKept = 512;

/** Lower-cases A–Z and nothing else, as the C locale's `tolower` does. Names repeat, so results are kept. */
export function foldCase(text: ByteText): ByteText {
  if (text.length > longestKept) return lowerCase(text);
  const known = folded.get(text);
  if (known !== undefined) return known;
  const lower = lowerCase(text);
  if (folded.size >= mostFolded) folded.clear();
  folded.set(text, lower);
  return lower;
}

function lowerCase(text: ByteText): ByteText {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The number that `atoi` reads: leading blanks, a sign, digits; anything else is 0. Wraps at 32 bits. */
export function leadingNumber(text: ByteText, mostDigits = Number.POSITIVE_INFINITY): number {
  const digits = /^[ \t\n\v\f\r]*([+-]?\d+)/.exec(text)?.[1];
  if (digits === undefined) return 0;
  if (digits.length > mostDigits) return Number(digits.slice(0, mostDigits));
  return Number(BigInt.asIntN(32, BigInt.asIntN(64, BigInt(digits))));
}
