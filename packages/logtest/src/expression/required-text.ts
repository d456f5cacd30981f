import type { ByteText } from '../bytes.ts';
import type { Alternative } from './osregex-syntax.ts';

/** A cheap test that a text passes whenever the pattern can match it at all. */
export type Prefilter = (subject: ByteText) => boolean;

/**
 * Tests for the literal runs of an OSRegex alternative: the search never skips a literal, except a last one behind an
 * unrepeated class.
 */
export function osRegexPrefilter({ tokens }: Alternative): Prefilter {
  const runs: string[] = [];
  let run = '';
  for (const [at, token] of tokens.entries()) {
    const skippable = at + 1 === tokens.length && tokens[at - 1]?.closing === true;
    if (token.kind === 'literal' && !skippable) run += String.fromCharCode(token.byte);
    else {
      runs.push(run);
      run = '';
    }
  }
  return containsAll([...runs, run]);
}

/**
 * Tests for the longest literal text of a PCRE2 pattern. Only patterns that are plain enough to be read at a glance
 * have one; alternatives at the top, options that do not stand in front, and verbs rule it out.
 */
export function pcre2Prefilter(pattern: ByteText): Prefilter | null {
  const [options = ''] = /^\(\?[ims]+\)/.exec(pattern) ?? [];
  const caseless = options.includes('i');
  const text = pattern.slice(options.length);
  if (/\(\*|\(\?[a-zA-Z^-]|\\[QEKcNgkpPuUlLX]|\(\?#/.test(text)) return null;
  const runs = topLiteralRuns(text);
  const longest = runs?.reduce((best, run) => (run.length > best.length ? run : best), '') ?? '';
  if (longest === '') return null;
  return caseless ? containsCaseless(longest) : (subject) => subject.includes(longest);
}

/** Literal texts outside groups and classes, or `null` when the pattern has alternatives at the top. */
function topLiteralRuns(text: ByteText): string[] | null {
  const runs: string[] = [];
  let run = '';
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    let literal: string | null = null;
    if (sign === '\\') {
      at += 1;
      if (/[^\w\s]/.test(text.charAt(at))) literal = text.charAt(at);
      else if (/[0-9xo]/.test(text.charAt(at))) return null;
    } else if (sign === '[') {
      at = classEnd(text, at);
    } else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '{') at += quantifierLength(text, at);
    else if (sign === '|' && depth === 0) return null;
    else if (/[^.^$?*+{}|]/.test(sign)) literal = sign;
    const repeated = /[?*{+]/.test(text.charAt(at + 1));
    if (literal !== null && depth === 0 && !repeated) run += literal;
    else {
      runs.push(run);
      run = '';
    }
  }
  return [...runs, run];
}

/** How far the quantifier at the offset goes on behind its brace; 0 when the brace is an ordinary one. */
function quantifierLength(text: ByteText, at: number): number {
  const quantifier = /\{[ 0-9,]+\}/y;
  quantifier.lastIndex = at;
  return quantifier.test(text) ? quantifier.lastIndex - at - 1 : 0;
}

/** The closing bracket of the class that opens at the offset. */
function classEnd(text: ByteText, open: number): number {
  let at = open + 1;
  if (text.charAt(at) === '^') at += 1;
  if (text.charAt(at) === ']') at += 1;
  for (; at < text.length && text.charAt(at) !== ']'; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (/\[[:.=]/y.test(text.slice(at, at + 2))) {
      const named = text.indexOf(`${text.charAt(at + 1)}]`, at + 2);
      if (named >= 0) at = named + 1;
    }
  }
  return at;
}

function containsAll(runs: readonly string[]): Prefilter {
  const letters = runs.filter((run) => /[A-Za-z]/.test(run));
  const exact = [...new Set(runs.filter((run) => run !== '' && !letters.includes(run)))];
  const longest = letters.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return (subject) => exact.every((run) => subject.includes(run));
  const caseless = containsCaseless(longest);
  return (subject) => exact.every((run) => subject.includes(run)) && caseless(subject);
}

/** Takes a few more bytes above ASCII for equal than the pattern would, which a prefilter may. */
function containsCaseless(run: string): Prefilter {
  const quoted = run.replace(
    /[^A-Za-z0-9]/g,
    (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  const regex = new RegExp(quoted, 'i');
  return (subject) => regex.test(subject);
}
