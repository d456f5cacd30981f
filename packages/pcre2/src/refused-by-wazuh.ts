import { matchStart, RegexMistake, readRegex, type WrittenItem, writtenItems } from '@sigmazuh/regex-syntax';
import { readLeadingOptions } from './leading-options.ts';
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

function refusal({ node, looks }: WrittenItem, text: 'bytes' | 'utf-8'): Refusal | undefined {
  if (node.kind === 'special') {
    return node.construct === matchStart && looks > 0 ? REFUSAL.matchStartInLookaround : undefined;
  }
  if (text === 'utf-8') return undefined;
  if (node.notation === 'name') return REFUSAL.unicodeNumber;
  if (node.value <= LARGEST_BYTE) return undefined;
  return node.notation === 'octal' ? REFUSAL.octalTooLarge : REFUSAL.tooLarge;
}

/** What such an item looks like wherever it stands; most patterns have none and need no closer look. */
const CANDIDATE = /\\(?:x\{|o\{|[4-7][0-7]{2}|N\{U|K)/;

/**
 * PCRE2 stops at the closing brace of a number that is too large, behind the letter of `\N{U+…}`, and for `\K`
 * when it has read all.
 */
function errorOffset({ node }: WrittenItem, pattern: string): number {
  if (node.kind === 'special') return pattern.length;
  if (node.notation === 'name') return node.start + 2;
  return node.notation === 'braces' ? node.end - 1 : node.end;
}

/**
 * Finds what Wazuh's library refuses although the engine here would take it: code points above 0xFF and
 * `\N{U+…}` in a pattern of bytes, and `\K` inside a lookaround (an error since 10.38).
 */
export function refusedByWazuh(pattern: string): Pcre2SyntaxError | undefined {
  if (!CANDIDATE.test(pattern)) return undefined;
  const text = readLeadingOptions(pattern).utf ? 'utf-8' : 'bytes';
  const errors = itemsOf(pattern).flatMap((item) => {
    const found = refusal(item, text);
    return found === undefined
      ? []
      : [new Pcre2SyntaxError(found.code, errorOffset(item, pattern), found.message)];
  });
  return errors.find(({ code }) => !FOUND_LATE.has(code)) ?? errors[0];
}

/** Of what is no regular expression, those in front of the mistake; the engine says what that is. */
function itemsOf(pattern: string): readonly WrittenItem[] {
  try {
    return writtenItems(readRegex(pattern));
  } catch (problem) {
    if (!(problem instanceof RegexMistake)) throw problem;
    return problem.offset < pattern.length ? itemsOf(pattern.slice(0, problem.offset)) : [];
  }
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
