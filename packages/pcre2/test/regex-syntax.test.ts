import { RegexMistake, readRegex } from '@sigmazuh/regex-syntax';
import { expect, it } from 'vitest';
import { compilePattern, Pcre2SyntaxError } from '../src/index.ts';

/** Pieces that make and break regular expressions. */
const pieces = [
  ...String.raw`a 1 8 - ^ $ . | ( ) [ ] * + ? { } {2} {2,} {,3} \\ \d \b \A \z \G \K \E \Q \n \x41 \x{41} \o{101} \012`.split(
    ' ',
  ),
  ...String.raw`\1 \2 \8 \10 \p{L} \PL \R \X \C \N \h \cA \c \y \k<n> \g1 \g{-1} \] [:alpha:] [[:alpha:]] [[:^digit:]x] [^`.split(
    ' ',
  ),
  ...String.raw`(?: (?i) (?i: (?^ (?x) (?s-m: (?J) (?a) (?= (?! (?<= (?<! (?> (?| (?<n> (?'n' (?P<n> (?P=n) (?&n) (?R) (?1) (?+1)`.split(
    ' ',
  ),
  ...String.raw`(?#x) (?# (?(1) (?(?=a) (?(DEFINE) (?C) (?C1) (*FAIL) (*ACCEPT) (*MARK:x) (*atomic: (*pla: (*nlb: (* # = ! < > \N{U+41}`.split(
    ' ',
  ),
  ' ',
  '\n',
  '\u{1F600}',
];

/** The same on every run (Mulberry32). */
function* random(): Generator<number, never> {
  for (let state = 1; ; ) {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

function expressions(count: number): readonly string[] {
  const numbers = random();
  const below = (limit: number) => Math.floor(numbers.next().value * limit);
  return Array.from({ length: count }, () => {
    const text = Array.from({ length: 1 + below(7) }, () => pieces[below(pieces.length)]).join('');
    const open = text.split('(').length - text.split(')').length;
    return below(2) === 0 ? text : text + ')'.repeat(Math.max(0, open));
  });
}

function isRead(text: string): boolean {
  try {
    readRegex(text);
    return true;
  } catch (problem) {
    if (problem instanceof RegexMistake) return false;
    throw problem;
  }
}

function isTaken(text: string): boolean {
  try {
    compilePattern(Buffer.from(`(*UTF)${text}`).toString('latin1')).destroy();
    return true;
  } catch (problem) {
    if (problem instanceof Pcre2SyntaxError) return false;
    throw problem;
  }
}

it('what PCRE2 takes is read, and of what it refuses nearly all is a mistake', () => {
  const all = expressions(8_000);
  const taken = all.filter(isTaken);
  expect(taken.length).toBeGreaterThan(1_500);
  expect(taken.filter((each) => !isRead(each))).toEqual([]);
  // Some is refused for what it would do: look-behinds of open length, verbs in the wrong place.
  const refused = all.filter((each) => !isTaken(each));
  expect(refused.filter(isRead).length).toBeLessThan(refused.length / 20);
});
