import { type RegexFlag, RegexMistake, readRegex } from '@sigmazuh/regex-syntax';
import type { Pattern } from '../pattern.ts';
import { malformed, RegexRefusal } from './refusal.ts';
import { toPattern } from './to-pattern.ts';

/** What a `re` value may be told beside its text. */
export type RegexFlags = ReadonlySet<Exclude<RegexFlag, 'x'>>;

/**
 * A PCRE regular expression as the pattern of a search. Understood is what decides by looking at the text: classes,
 * groups, counts, anchors, look-arounds, word boundaries, inline flags. Refused by name is what depends on captured
 * text or on how the search proceeds: back references, atomic groups, possessive quantifiers, verbs, calls.
 */
export function parseRegex(text: string, flags: RegexFlags): Pattern | RegexRefusal {
  try {
    return toPattern(readRegex(text, flags));
  } catch (problem) {
    if (problem instanceof RegexRefusal) return problem;
    if (problem instanceof RegexMistake) return malformed(problem.message);
    throw problem;
  }
}
