import type { AskedCondition, ByteText } from '@sigmazuh/logtest';
import { compileMetered, type MeteredPattern } from '@sigmazuh/pcre2';

/**
 * What Wazuh 4.14.7's engine spends, in nanoseconds, fitted to profiles of it (one thread, PCRE2 as Wazuh builds it,
 * without optimisation) with all of SigmaHQ's rules over the 238 regression events and 1,408 log lines, some 6,000
 * conditions. Of what a pattern costs a time, the logarithms of the model's figure and of the measured one correlate
 * with 0.98 (PCRE2) and 0.69 (OSMatch, most of which are too short to tell); of the 25 dearest conditions it names 22
 * and 23. A step in a search that stays in PCRE2's scan for a first letter costs less than it says, one deep in a
 * pattern more. Machines differ, so read ratios and shares.
 */
export const nanoseconds = Object.freeze({
  /** One call of PCRE2, and one step of it as `countSteps` counts. */
  pcre2: { call: 100, step: 1.2 },
  /** One call of OSMatch, each text it looks for, each place it looks at, each further letter it compares there. */
  osmatch: { call: 32, text: 8, place: 0.4, letter: 1.4 },
  /** One call of OSRegex, and each byte it walks once for each of its alternatives. */
  osregex: { call: 40, byte: 0.5 },
  string: { call: 20 },
});

/** What one condition costs an event: nanoseconds, as far as its pattern is the reason. */
export interface WorkModel {
  workOf(asked: AskedCondition): number;
  /** Frees the patterns. */
  destroy(): void;
}

/** A model that keeps the patterns that it has met, and what they cost for a text. */
export function createWorkModel(): WorkModel {
  const patterns = new Map<ByteText, MeteredPattern>();
  const stepsOf = (pattern: ByteText, text: ByteText): number => {
    const known = patterns.get(pattern);
    if (known !== undefined) return known.steps(text);
    const made = compileMetered(pattern);
    patterns.set(pattern, made);
    return made.steps(text);
  };
  return {
    workOf({ wanted, text }) {
      const written = /^(?:not )?(pcre2|osmatch|osregex|string) ([\s\S]*)$/.exec(wanted);
      if (written === null || text === null) return 0;
      const [, type = '', pattern = ''] = written;
      if (type === 'pcre2') return nanoseconds.pcre2.call + nanoseconds.pcre2.step * stepsOf(pattern, text);
      if (type === 'osmatch') return osMatchWork(pattern, text);
      if (type === 'osregex') return osRegexWork(pattern, text);
      return nanoseconds.string.call;
    },
    destroy() {
      for (const pattern of patterns.values()) pattern.destroy();
      patterns.clear();
    },
  };
}

/** OSMatch looks for one text after the other, place by place, and ends at the first that is there. */
export function osMatchWork(pattern: ByteText, text: ByteText): number {
  const { call, text: each, place, letter } = nanoseconds.osmatch;
  const subject = lowerAscii(text);
  let work = call;
  for (const wanted of lowerAscii(pattern.replace(/^!/, '')).split('|')) {
    work += each;
    const start = wanted.startsWith('^');
    const end = wanted.endsWith('$');
    const literal = wanted.slice(start ? 1 : 0, end ? -1 : undefined);
    if (start || end) {
      const isThere = start ? subject.startsWith(literal) : subject.endsWith(literal);
      if (isThere && (!start || !end || subject === literal)) break;
      continue;
    }
    const { places, letters, isThere } = searchLetterByLetter(literal, subject);
    work += place * places + letter * letters;
    if (isThere) break;
  }
  return work;
}

function searchLetterByLetter(literal: string, subject: string) {
  let places = 0;
  let letters = 0;
  for (let at = 0; at + literal.length <= subject.length; at += 1) {
    places += 1;
    let equal = 0;
    while (equal < literal.length && subject.charCodeAt(at + equal) === literal.charCodeAt(equal)) equal += 1;
    letters += equal;
    if (equal === literal.length) return { places, letters, isThere: true };
  }
  return { places, letters, isThere: false };
}

function osRegexWork(pattern: ByteText, text: ByteText): number {
  const alternatives = pattern.split(/(?<!\\)\|/).length;
  return nanoseconds.osregex.call + nanoseconds.osregex.byte * text.length * alternatives;
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
