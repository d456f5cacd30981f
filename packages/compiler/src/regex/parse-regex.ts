import { RegExpParser } from '@eslint-community/regexpp';
import type { Pattern } from '../pattern.ts';
import { malformed, RegexRefusal } from './refusal.ts';
import { toPattern } from './to-pattern.ts';
import { translate } from './translate.ts';

const parser = new RegExpParser({ ecmaVersion: 2025 });

/** What a `re` value may be told beside its text. */
export type RegexFlags = ReadonlySet<'i' | 'm' | 's'>;

/**
 * A PCRE regular expression as the pattern of a search. Understood is what decides by looking at the text: classes,
 * groups, counts, anchors, look-arounds, word boundaries, inline flags. Refused by name is what depends on captured
 * text or on how the search proceeds: back references, atomic groups, possessive quantifiers, verbs, calls.
 */
export function parseRegex(text: string, flags: RegexFlags): Pattern | RegexRefusal {
  try {
    const translated = translate(text, flags);
    return toPattern(parseTranslated(translated));
  } catch (problem) {
    if (problem instanceof RegexRefusal) return problem;
    throw problem;
  }
}

function parseTranslated(text: string) {
  try {
    return parser.parsePattern(text, 0, text.length, { unicode: true });
  } catch (problem) {
    throw malformed(problem instanceof Error ? problem.message : String(problem));
  }
}
