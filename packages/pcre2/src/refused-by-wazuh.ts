import { readLeadingOptions } from './leading-options.ts';
import { type PatternItem, scanPattern } from './scan/scan-pattern.ts';
import { Pcre2SyntaxError } from './syntax-error.ts';

const LARGEST_BYTE = 0xff;

/** Errors of PCRE2 10.42 in bytes, Wazuh's, that this engine (10.34 in 16-bit units) does not know. */
const REFUSAL = {
  tooLarge: { code: 134, message: 'character code point value in \\x{} or \\o{} is too large' },
  octalTooLarge: { code: 151, message: 'octal value is greater than \\377 in 8-bit non-UTF-8 mode' },
  unicodeNumber: { code: 193, message: '\\N{U+dddd} is supported only in Unicode (UTF) mode' },
  matchStartInLookaround: {
    code: 199,
    message: '\\K is not allowed in lookarounds (but see PCRE2_EXTRA_ALLOW_LOOKAROUND_BSK)',
  },
} as const;

type Refusal = (typeof REFUSAL)[keyof typeof REFUSAL];

function refusal(item: PatternItem, text: 'bytes' | 'utf-8'): Refusal | undefined {
  if (item.kind === 'match-start') {
    return item.lookarounds > 0 ? REFUSAL.matchStartInLookaround : undefined;
  }
  if (text === 'utf-8') return undefined;
  if (item.kind === 'unicode-number') return REFUSAL.unicodeNumber;
  if (item.value <= LARGEST_BYTE) return undefined;
  return item.notation === 'octal' ? REFUSAL.octalTooLarge : REFUSAL.tooLarge;
}

/** What such an item looks like wherever it stands; most patterns have none and need no closer look. */
const CANDIDATE = /\\(?:x\{|o\{|[4-7][0-7]{2}|N\{U|K)/;

/**
 * PCRE2 stops at the closing brace of a number that is too large, behind the letter of `\N{U+…}`, and for `\K`
 * when it has read all.
 */
function errorOffset({ kind, notation, start, end }: PatternItem, pattern: string): number {
  if (kind === 'match-start') return pattern.length;
  if (kind === 'unicode-number') return start + 2;
  return notation === 'braces' ? end - 1 : end;
}

/**
 * Finds what Wazuh's library refuses although the engine here would take it: code points above 0xFF and
 * `\N{U+…}` in a pattern of bytes, and `\K` inside a lookaround (an error since 10.38).
 */
export function refusedByWazuh(pattern: string): Pcre2SyntaxError | undefined {
  if (!CANDIDATE.test(pattern)) return undefined;
  const text = readLeadingOptions(pattern).utf ? 'utf-8' : 'bytes';
  const errors = scanPattern(pattern).flatMap((item) => {
    const found = refusal(item, text);
    return found === undefined
      ? []
      : [new Pcre2SyntaxError(found.code, errorOffset(item, pattern), found.message)];
  });
  return errors.find(({ code }) => !FOUND_LATE.has(code)) ?? errors[0];
}

/** Errors that PCRE2 reports after it has read the whole pattern: references, lookbehinds, size, `\K`. */
const FOUND_LATE: ReadonlySet<number> = new Set([115, 120, 125, 135, 136, 187, 199]);

/** Which of two errors PCRE2 would have come upon first. */
export function firstError(ours: Pcre2SyntaxError | undefined, engines: Pcre2SyntaxError): Pcre2SyntaxError {
  if (ours === undefined) return engines;
  const oursIsLate = FOUND_LATE.has(ours.code);
  const enginesIsLate = FOUND_LATE.has(engines.code);
  if (oursIsLate !== enginesIsLate) return oursIsLate ? engines : ours;
  return ours.offset <= engines.offset ? ours : engines;
}
