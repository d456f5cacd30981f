import {
  acceptedSet,
  alternativesOf,
  caseVariants,
  isEnd,
  isStart,
  itemsOf,
  type LiteralPattern,
  type Pattern,
  type RepeatPattern,
  union,
} from '@sigmazuh/compiler';
import { characterText } from './characters.ts';
import { classText } from './class-text.ts';
import { isTooComplex } from './complexity.ts';

/** What a regular expression came to, or why there is none. */
type RegexText =
  | { readonly kind: 'text'; readonly text: string; readonly newlines: 'as-meant' | 'any' }
  | { readonly kind: 'none'; readonly reason: string };

/** OpenSearch takes no longer one in a query string (`index.max_regex_length`). */
export const longestRegex = 1000;

/** What only an empty value is. */
const nothing = '()';

class NotInLucene extends Error {}

/**
 * One alternative of a search as a regular expression that takes the whole value, since Lucene's always do:
 *
 *     \cmd.exe$   →   .*[\\][cC][mM][dD][.][eE][xX][eE]
 *
 * `newlines: 'any'` tells that a `.` that shuns line breaks is written as one that does not.
 */
export function regexText(alternative: Pattern): RegexText {
  const writer = new RegexWriter();
  try {
    const text = writer.whole(alternative) || nothing;
    const length = sentLength(text);
    if (length > longestRegex) {
      return none(
        `as a regular expression it has ${length} characters, and OpenSearch takes ${longestRegex} at most`,
      );
    }
    if (isTooComplex(alternative)) {
      return none('as a regular expression it is too complex for Lucene, which would find nothing with it');
    }
    return { kind: 'text', text, newlines: writer.newlines };
  } catch (error) {
    if (error instanceof NotInLucene) return none(error.message);
    throw error;
  }
}

/** The length of an expression as the plugin sends it: with a backslash in front of each `"` and each backslash. */
export const sentLength = (text: string): number => text.length + (text.match(/["\\]/g)?.length ?? 0);

const none = (reason: string): RegexText => ({ kind: 'none', reason });

class RegexWriter {
  newlines: 'as-meant' | 'any' = 'as-meant';

  whole(pattern: Pattern): string {
    const items = itemsOf(pattern);
    const begin = isStart(items[0]) ? 1 : 0;
    const end = isFinal(items.at(-1)) ? items.length - 1 : items.length;
    const body = items
      .slice(begin, end)
      .map((each) => this.part(each))
      .join('');
    const before = begin === 1 || body.startsWith('.*') ? '' : '.*';
    const after = end < items.length || (body.endsWith('.*') && body !== '') ? '' : '.*';
    return `${before}${body}${after}`;
  }

  private part(pattern: Pattern): string {
    switch (pattern.kind) {
      case 'literal':
        return this.literal(pattern);
      case 'any-run':
        return '.*';
      case 'any-one':
        if (!pattern.newlines) this.newlines = 'any';
        return '.';
      case 'class':
        return this.class(pattern);
      case 'sequence':
        return pattern.items.map((each) => this.part(each)).join('');
      case 'choice':
        // Nothing at all is written `()`: Lucene takes what stands behind `|` for a character, be it the bracket.
        return `(${alternativesOf(pattern)
          .map((each) => this.part(each) || nothing)
          .join('|')})`;
      case 'repeat':
        return this.repeat(pattern);
      case 'anchor':
        throw new NotInLucene(
          pattern.at === 'word-boundary' || pattern.at === 'not-word-boundary'
            ? "Lucene's regular expressions have no word boundaries"
            : "Lucene's regular expressions have no anchors inside, only around the whole value",
        );
      case 'look':
        throw new NotInLucene("Lucene's regular expressions cannot look ahead or behind");
    }
  }

  private literal({ text, cased }: LiteralPattern): string {
    return Array.from(text, (character) => {
      const variants = cased
        ? [character]
        : caseVariants(character.codePointAt(0) ?? 0).map((p) => String.fromCodePoint(p));
      if (variants.length > 1) return `[${variants.reverse().join('')}]`;
      const written = characterText(character);
      if (written === null) throw notSendable(character);
      return written;
    }).join('');
  }

  private class(pattern: Extract<Pattern, { kind: 'class' }>): string {
    const accepted = acceptedSet(pattern);
    const text = classText(accepted);
    if (text !== null) return text;
    // Tab and line breaks cannot be told one from the other, but together they can be left out or taken in.
    const widened = classText(union(accepted, [{ from: 0x09, to: 0x0d }]));
    if (!pattern.negated || widened === null) {
      throw new NotInLucene('tabs and line breaks cannot be asked for: alerting makes blanks of them');
    }
    this.newlines = 'any';
    return widened;
  }

  private repeat({ item, min, max }: RepeatPattern): string {
    const text = this.part(item);
    const isOne = Array.from(text).length === 1 || /^\[[^[\]]+\]$/.test(text) || isGroup(text);
    return `${isOne ? text : `(${text})`}${quantifier(min, max)}`;
  }
}

function quantifier(min: number, max: number | null): string {
  if (max === null) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

/** A regex's `$` also lets a line break follow; a value that ends in one is not told apart. */
function isFinal(pattern: Pattern | undefined): boolean {
  return isEnd(pattern) || (pattern?.kind === 'anchor' && pattern.at === 'last-line-end');
}

/** Whether one pair of parentheses is around the whole text; classes hold none but those of their own. */
function isGroup(text: string): boolean {
  if (!text.startsWith('(')) return false;
  let depth = 0;
  const bare = text.replace(/\[[()]\]/g, '..');
  for (let i = 0; i < bare.length; i++) {
    if (bare[i] === '(') depth++;
    if (bare[i] === ')') depth--;
    if (depth === 0) return i === bare.length - 1;
  }
  return false;
}

function notSendable(character: string): NotInLucene {
  const name =
    { '\t': 'a tab', '\n': 'a line break', '\r': 'a carriage return' }[character] ?? 'a control character';
  return new NotInLucene(`${name} cannot be asked for: alerting makes a blank of it`);
}
