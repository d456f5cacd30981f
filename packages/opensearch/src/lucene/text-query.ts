import {
  alternativesOf,
  caseVariants,
  closeUnderCase,
  contains,
  isEnd,
  isStart,
  itemsOf,
  type LiteralPattern,
  type Pattern,
  sameSet,
} from '@sigmazuh/compiler';
import { runBefore } from './alignment.ts';
import { anyText } from './expression.ts';
import { searchExpression } from './pattern-expression.ts';
import { LuceneRefusal } from './refusal.ts';
import { type ValueForm, written } from './value-form.ts';

/** One question about the text of a field, in the simplest form that says it exactly. */
export interface TextQuery {
  readonly kind: 'term' | 'wildcard' | 'regexp';
  /** As that kind of query writes it. */
  readonly text: string;
  /** Whether the case of ASCII letters counts. */
  readonly letters: 'folded' | 'exact';
  /** The work that making an automaton of an expression may take, where the usual 10,000 would not do. */
  readonly effort?: number;
  /** That the field may hold no texts, where a `term` of this text would be refused. */
  readonly anyType?: true;
  /** A word of ASCII that every text has which an expression takes, with no letter or digit of it left out. */
  readonly word?: string;
}

/** `index.max_regex_length` unless an index says otherwise. */
export const longestRegexp = 1000;

/** Makes an automaton of some ten thousand states at most, in about a second. */
export const moreEffort = 100_000;

/**
 * Questions of which any has to hold for the pattern to be found in a text of that form, one for each alternative.
 *
 * @throws LuceneRefusal
 */
export function textQueries(pattern: Pattern, form: ValueForm): readonly TextQuery[] {
  return alternativesOf(pattern).map((each) => simpleQuery(each, form) ?? regexpQuery(each, form));
}

function regexpQuery(alternative: Pattern, form: ValueForm): TextQuery {
  refuseLongGaps(alternative);
  const letters = ignoresCase(alternative) && hasLetters(alternative) ? 'folded' : 'exact';
  const { text } = searchExpression(alternative, { form, letters });
  if (text.length > longestRegexp) {
    throw new LuceneRefusal(
      `as Lucene writes it this value has ${text.length} characters, and an index takes expressions of at most ${longestRegexp}`,
      'split it into several values',
    );
  }
  const isHard = contains(alternative, isLongRepeat) || alternativesIn(alternative) > 8;
  const word = wordIn(alternative, letters);
  return {
    kind: 'regexp',
    text,
    letters,
    ...(isHard ? { effort: moreEffort } : {}),
    ...(word === '' ? {} : { word }),
  };
}

/** Only letters whose case ASCII knows are left as they are: `k` beside others may also be the sign for Kelvin. */
function wordIn(alternative: Pattern, letters: TextQuery['letters']): string {
  const texts = itemsOf(alternative).flatMap((item) =>
    item.kind === 'literal' && (item.cased || letters === 'folded') ? [item.text] : [],
  );
  return longestOf(texts.flatMap((text) => text.match(/[A-Za-z0-9]+/g) ?? []));
}

export function longestOf(words: readonly string[]): string {
  return words.reduce((one, other) => (other.length > one.length ? other : one), '');
}

function isLongRepeat(node: Pattern): boolean {
  return node.kind === 'repeat' && (node.max ?? node.min) > 8;
}

/** A gap of up to so many characters still makes an automaton of moderate size. */
const longestGap = 24;

/**
 * `a.{0,64}b` anywhere in a text: an automaton has to remember at which of the last 64 places there was an `a`, and
 * Lucene's would have more states than any limit allows.
 */
function refuseLongGaps(alternative: Pattern): void {
  const items = itemsOf(alternative);
  const gap = items.findIndex(
    (item, i) => i > 0 && i < items.length - 1 && contains(item, (node) => isWideRepeat(node)),
  );
  const isMovable = !isStart(items[0]) || items.slice(0, gap).some((item) => item.kind === 'any-run');
  if (gap < 0 || !isMovable) return;
  throw new LuceneRefusal(
    `this regular expression looks for a text up to a number of characters behind another one, for which Lucene's automaton would be too large`,
    'leave the upper bound out: ".*" instead of ".{0,64}"',
  );
}

function isWideRepeat(node: Pattern): boolean {
  if (node.kind !== 'repeat' || node.max === null || node.max <= longestGap) return false;
  const { item } = node;
  return item.kind === 'any-one' || (item.kind === 'class' && item.negated);
}

function alternativesIn(pattern: Pattern): number {
  return Math.max(
    0,
    ...itemsOf(pattern).map((item) => (item.kind === 'choice' ? item.alternatives.length : 0)),
  );
}

/** A whole text, or texts with anything between them. `null` when the alternative asks for more. */
function simpleQuery(alternative: Pattern, form: ValueForm): TextQuery | null {
  const items = [...itemsOf(alternative)];
  const begins = isStart(items[0]);
  if (begins) items.shift();
  const ends = isEnd(items.at(-1));
  if (ends) items.pop();
  const literals = items.filter((item): item is LiteralPattern => item.kind === 'literal');
  const letters = lettersOf(literals);
  if (letters === null) return null;
  const isWhole = begins && ends && literals.length === items.length;
  if (isWhole) {
    return { kind: 'term', text: literals.map(({ text }) => written(text, form)).join(''), letters };
  }
  const parts = items.map((item, i) => wildcardPart(item, items.slice(i + 1), form));
  const before = begins ? '' : runBefore(items, form) === anyText ? '*' : null;
  if (before === null || parts.includes(null)) return null;
  return { kind: 'wildcard', text: `${before}${parts.join('')}${ends ? '' : '*'}`, letters };
}

function wildcardPart(item: Pattern, rest: readonly Pattern[], form: ValueForm): string | null {
  switch (item.kind) {
    case 'literal':
      return written(item.text, form).replace(/[\\*?]/g, (character) => `\\${character}`);
    case 'any-run':
      return runBefore(rest, form) === anyText ? '*' : null;
    case 'any-one':
      return item.newlines && form.special.length === 0 ? '?' : null;
    default:
      return null;
  }
}

/** Whether case counts for the texts; `null` when for some it does, or when only an expression can leave it out. */
function lettersOf(literals: readonly LiteralPattern[]): TextQuery['letters'] | null {
  const cased = literals.filter((each) => each.cased && hasCase(each.text));
  const caseless = literals.filter((each) => !each.cased && hasCase(each.text));
  if (cased.length > 0) return caseless.length > 0 ? null : 'exact';
  if (caseless.length === 0) return 'exact';
  return caseless.some((each) => /[^\0-\x7f]/.test(each.text) && hasCase(each.text.replace(/[\0-\x7f]/g, '')))
    ? null
    : 'folded';
}

function hasLetters(pattern: Pattern): boolean {
  return contains(pattern, (node) => node.kind === 'literal' && /[A-Za-z]/.test(node.text));
}

/** Whether nothing in the pattern asks for a letter of ASCII in one case only. */
function ignoresCase(pattern: Pattern): boolean {
  return !contains(pattern, (node) => {
    if (node.kind === 'literal') return node.cased && /[A-Za-z]/.test(node.text);
    if (node.kind === 'class') return node.cased && !sameSet(node.ranges, closeUnderCase(node.ranges));
    return false;
  });
}

function hasCase(text: string): boolean {
  return Array.from(text).some((each) => caseVariants(each.codePointAt(0) ?? 0).length > 1);
}
