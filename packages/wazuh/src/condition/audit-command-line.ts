import {
  alternativesOf,
  byIdentity,
  isEnd,
  isStart,
  itemsOf,
  type LiteralPattern,
  literal,
  nothing,
  type Pattern,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { embedPattern, hexForm, printPcre2 } from '@sigmazuh/regex';
import { limits } from '../limits.ts';
import type { WrittenPattern } from '../locate/index.ts';
import { provenPatterns } from './condition-text.ts';

/** What the record of an executed command begins with. */
export const executedRecord = literal('type=EXECVE msg=audit(', 'cased');

/**
 * No argument is written with a blank in it, and no key of the record begins with another letter than `a`, so each
 * repeat ends at a blank of its own and a search takes linear time.
 */
const head = String.raw`type=EXECVE msg=audit\([!-~]+`;
const anyArgument = String.raw`(?: a[!-~]*)* a\d+(?:\[\d+\])?=`;
/** Printable ASCII without blank and quote is written as it is. */
const someShown = '[!#-~]*';
const someHex = '(?:[0-9A-F]{2})*';
/** ` a2=`; a long argument is written in parts behind its length: ` a2_len=9000 a2[0]=`. */
const length = String.raw`(?: a\d+_len=\d+)?`;
const nextKey = String.raw`${length} a\d+(?:\[0\])?=`;
const firstKey = String.raw` argc=\d+${length} a0(?:\[0\])?=`;
const noMore = '(?! a)';
/** A quote would begin an argument that is not written in hex. */
const noMoreHex = '(?!["0-9A-F]| a)';

/** What stands between two blanks of the command line. */
type Word = readonly LiteralPattern[];

/** A text with blanks, and whether the command line has to begin or end with it. */
interface SearchedText {
  readonly words: readonly Word[];
  readonly begins: 'here' | 'anywhere';
  readonly ends: 'here' | 'anywhere';
}

/** More searches than this for one value would cost the manager more than one rule is worth. */
const mostSearches = 24;

/**
 * Searches of an audit record for the command that was executed, of which one has to succeed. The command line is
 * the arguments with a blank between each; the record has them one by one, in double quotes, or in hex where they
 * have blanks, quotes or anything unprintable in them:
 *
 *     curl -d "a b"   →   a0="curl" a1="-d" a2=612062
 *
 * So a blank is the seam of two arguments or `20` in hex, and what is written before and behind it can be either:
 *
 *     l -d a   →   (?:"…l" a\d+=|…6C(?:20| a\d+=))(?:"-d" a\d+=|2D64(?:20| a\d+=))(?:"a|61)
 *
 * `null` for patterns that are more than texts, where one regex could not say it in linear time, and for too many.
 */
export function commandLineSearches(pattern: Pattern): readonly WrittenPattern[] | null {
  const texts = alternativesOf(pattern).map(searchedText);
  const found = texts.filter((each) => each !== null);
  if (found.length < texts.length) return null;
  const searches = searchesFor(found);
  if (searches.length > mostSearches || searches.some((text) => text.length > limits.loadedTextBytes))
    return null;
  return provenPatterns(searches);
}

function searchedText(alternative: Pattern): SearchedText | null {
  const items = [...itemsOf(alternative)];
  const begins = isStart(items[0]) ? 'here' : 'anywhere';
  if (begins === 'here') items.shift();
  const ends = isEnd(items.at(-1)) ? 'here' : 'anywhere';
  if (ends === 'here') items.pop();
  const literals = items.filter((item) => item.kind === 'literal');
  return literals.length < items.length ? null : { words: wordsOf(literals), begins, ends };
}

function wordsOf(literals: readonly LiteralPattern[]): readonly Word[] {
  const words: LiteralPattern[][] = [[]];
  for (const { text, cased } of literals) {
    for (const [i, part] of text.split(' ').entries()) {
      if (i > 0) words.push([]);
      if (part !== '') words.at(-1)?.push(literal(part, cased ? 'cased' : 'caseless'));
    }
  }
  return words;
}

/** Texts that share what is in front of them, as many as a rule can hold together. */
function searchesFor(texts: readonly SearchedText[]): readonly string[] {
  const whole = searchFor(texts);
  if (texts.length <= 1 || whole.length <= limits.loadedTextBytes) return [whole];
  const middle = Math.ceil(texts.length / 2);
  return [texts.slice(0, middle), texts.slice(middle)].flatMap(searchesFor);
}

function searchFor(texts: readonly SearchedText[]): string {
  const anywhere = texts.filter((text) => text.begins === 'anywhere').map(written);
  const here = texts
    .filter((text) => text.begins === 'here')
    .map((text) => firstKey + inArgument(written(text)));
  const alternatives = [...(anywhere.length === 0 ? [] : [anyArgument + together(anywhere)]), ...here];
  return head + oneOf(alternatives);
}

/** A text from its first word on, in the two ways in which that is written, and what follows either. */
interface WrittenText {
  /** `null` when the kernel would not write it so. */
  readonly plain: string | null;
  readonly hex: string;
  readonly rest: string;
}

const written = byIdentity(({ words, ends }: SearchedText): WrittenText => {
  const forms = words.map(formsOf);
  const [first = { plain: '', hex: '' }, ...others] = forms;
  const only = others.length === 0;
  const rest = others
    .map((word, i) =>
      inArgument({ ...(i < others.length - 1 ? withSeam(word) : withEnd(word, ends)), rest: '' }),
    )
    .join('');
  return { ...(only ? withEnd(first, ends) : withSeam(first)), rest };
});

type Forms = Omit<WrittenText, 'rest'>;

/** A blank behind the word: nothing but hex can follow a `20`. */
function withSeam({ plain, hex }: Forms): Forms {
  return { plain: plain === null ? null : `${plain}"${nextKey}`, hex: `${hex}(?:20|${nextKey})` };
}

function withEnd({ plain, hex }: Forms, ends: SearchedText['ends']): Forms {
  if (ends === 'anywhere') return { plain, hex };
  return { plain: plain === null ? null : `${plain}"${noMore}`, hex: hex + noMoreHex };
}

/** Directly behind an argument's `=`. */
function inArgument({ plain, hex, rest }: WrittenText): string {
  return (plain === null ? hex : oneOf([`"${plain}`, hex])) + rest;
}

/** Anywhere within an argument; texts with nothing behind their first word share how they begin. */
function together(texts: readonly WrittenText[]): string {
  const single = texts.filter((text) => text.rest === '');
  const plain = single.flatMap((text) => text.plain ?? []);
  return oneOf([
    ...(plain.length === 0 ? [] : [`"${someShown}${oneOf(plain)}`]),
    ...(single.length === 0 ? [] : [someHex + oneOf(single.map((text) => text.hex))]),
    ...texts
      .filter((text) => text.rest !== '')
      .map(({ plain: shown, hex, rest }) =>
        inArgument({ plain: shown === null ? null : someShown + shown, hex: someHex + hex, rest }),
      ),
  ]);
}

function oneOf(alternatives: readonly string[]): string {
  const [only] = alternatives;
  return only !== undefined && alternatives.length === 1 ? only : `(?:${alternatives.join('|')})`;
}

function formsOf(word: Word): Forms {
  const isShown = word.every(({ text }) => /^[!#-~]*$/.test(text));
  return { plain: isShown ? word.map(plainText).join('') : null, hex: hexText(word) };
}

/** Letters as they are; the rest escaped, in hex what a rule file cannot hold. */
function plainText({ text, cased }: LiteralPattern): string {
  const escaped = text.replace(/[^A-Za-z0-9]/g, (character) =>
    '<>&'.includes(character) ? `\\x${character.charCodeAt(0).toString(16)}` : `\\${character}`,
  );
  return cased || !/[A-Za-z]/.test(text) ? escaped : `(?i:${escaped})`;
}

function hexText(word: Word): string {
  if (word.length === 0) return '';
  // Cases beyond ASCII are the compiler's to know.
  if (word.some(({ text }) => /[^ -~]/.test(text))) {
    return oneOf(
      alternativesOf(
        embedPattern(sequence([start, ...word]), hexForm, { before: nothing, after: nothing }),
      ).map(printPcre2),
    );
  }
  return word.map(({ text, cased }) => Array.from(text, (each) => hexOf(each, cased)).join('')).join('');
}

/** The two cases of a letter differ in one bit of their first digit: `[46]1`. */
function hexOf(character: string, cased: boolean): string {
  const code = character.charCodeAt(0);
  const [first = '', second = ''] = code.toString(16).toUpperCase();
  if (cased || !/[A-Za-z]/.test(character)) return first + second;
  return `${'45'.includes(first) ? `[${first}${Number(first) + 2}]` : `[${Number(first) - 2}${first}]`}${second}`;
}
