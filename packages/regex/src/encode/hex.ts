import {
  type AnyOnePattern,
  acceptedSet,
  type ClassPattern,
  type CodePointRange,
  type CodePointSet,
  caseVariants,
  choice,
  codePoints,
  codePointsOf,
  difference,
  intersection,
  type LiteralPattern,
  literal,
  look,
  nonAscii,
  oneOf,
  type Pattern,
  repeat,
  repeatWhole,
  sequence,
  setSize,
} from '@sigmazuh/compiler';
import { utf8Ranges } from '../print/utf8.ts';

/** With not more than these missing, a wide set is written as all but them. */
const fewMissing = 100;

const digits = '0123456789ABCDEF';
const hexDigit = oneOf(codePoints(...codePointsOf(digits)), 'cased');

/** One byte, whatever it is. */
export const hexByte: Pattern = repeat(hexDigit, 2, 2);

const continuation = byteSet([{ from: 0x80, to: 0xbf }]);

/** A literal as the hex digits of its bytes, each letter in either case: `k` → `[46]B`. */
export function hexLiteral(pattern: LiteralPattern): Pattern {
  return sequence(
    codePointsOf(pattern.text).map((point) =>
      pattern.cased ? literal(hexOf(point), 'cased') : hexOfEither(point),
    ),
  );
}

const eitherCase = new Map<number, Pattern>();

function hexOfEither(point: number): Pattern {
  const known = eitherCase.get(point) ?? hexSet(codePoints(...caseVariants(point)));
  eitherCase.set(point, known);
  return known;
}

export function hexClass(pattern: AnyOnePattern | ClassPattern): Pattern {
  return hexSet(acceptedSet(pattern));
}

/** One code point of the set. With all of U+0080… in it, its bytes are told by what they look like. */
function hexSet(set: CodePointSet): Pattern {
  const ascii = intersection(set, [{ from: 0, to: 0x7f }]);
  const missing = difference(nonAscii, set);
  if (setSize(missing) <= fewMissing) {
    const wide = sequence([byteSet([...ascii, { from: 0xc0, to: 0xff }]), repeatWhole(continuation, 3)]);
    return missing.length === 0 ? wide : sequence([look('ahead', 'negative', hexSet(missing)), wide]);
  }
  const wide = utf8Ranges(difference(set, ascii)).map((bytes) =>
    sequence(bytes.map((range) => byteSet([range]))),
  );
  return choice([...(ascii.length === 0 ? [] : [byteSet(ascii)]), ...wide]);
}

/** Two digits, first digits that allow the same second ones taken together: `[4-5]\d|6[1-9A-F]`. */
function byteSet(ranges: readonly CodePointRange[]): Pattern {
  const bySecond = new Map<string, string>();
  for (const [high, first] of Array.from(digits).entries()) {
    const second = Array.from(digits)
      .filter((_, low) => ranges.some(({ from, to }) => from <= high * 16 + low && high * 16 + low <= to))
      .join('');
    if (second !== '') bySecond.set(second, (bySecond.get(second) ?? '') + first);
  }
  return choice([...bySecond].map(([second, first]) => sequence([digitOf(first), digitOf(second)])));
}

function digitOf(allowed: string): Pattern {
  return allowed.length === 1
    ? literal(allowed, 'cased')
    : oneOf(codePoints(...codePointsOf(allowed)), 'cased');
}

function hexOf(point: number): string {
  return Array.from(new TextEncoder().encode(String.fromCodePoint(point)), (byte) =>
    byte.toString(16).toUpperCase().padStart(2, '0'),
  ).join('');
}
