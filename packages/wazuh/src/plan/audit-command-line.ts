import {
  alternativesOf,
  choice,
  embedPattern,
  hexForm,
  itemsOf,
  type LiteralPattern,
  literal,
  look,
  nothing,
  oneOf,
  optional,
  type Pattern,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { fits } from './condition-text.ts';

const raw = (text: string) => literal(text, 'cased');
const digits = repeat(oneOf([{ from: 0x30, to: 0x39 }], 'cased'), 1, null);
const upperHex = oneOf(
  [
    { from: 0x30, to: 0x39 },
    { from: 0x41, to: 0x46 },
  ],
  'cased',
);
/** What the kernel writes as it is: printable ASCII without blank and quote. */
const shown = oneOf(
  [
    { from: 0x21, to: 0x21 },
    { from: 0x23, to: 0x7e },
  ],
  'cased',
);
const notBlank = oneOf([{ from: 0x21, to: 0x7e }], 'cased');

/** What the record of an executed command begins with. */
export const executedRecord = raw('type=EXECVE msg=audit(');

const head = sequence([executedRecord, repeat(notBlank, 1, null)]);

/** Repeats rather than gaps: what is found in one argument says nothing of the next. */
const run = (unit: Pattern): Pattern => repeat(unit, 0, null);
/** No argument is written with a blank in it, and no key of the record begins with another letter. */
const inRecord = run(sequence([raw(' a'), run(notBlank)]));
const inPlain = run(shown);
const inHex = run(repeat(upperHex, 2, 2));

/** ` a2=`; a long argument is written in parts behind its length: ` a2_len=9000 a2[0]=`. */
const length = optional(sequence([raw(' a'), digits, raw('_len='), digits]));
const key = sequence([raw(' a'), digits, optional(sequence([raw('['), digits, raw(']')])), raw('=')]);
const nextKey = sequence([length, raw(' a'), digits, optional(raw('[0]')), raw('=')]);
const firstKey = sequence([raw(' argc='), digits, length, raw(' a0'), optional(raw('[0]')), raw('=')]);
const noMore = look('ahead', 'negative', raw(' a'));
/** A quote would begin an argument that is not written in hex. */
const noMoreHex = look('ahead', 'negative', choice([upperHex, raw('"'), raw(' a')]));

/** What stands between two blanks of the command line. */
type Word = readonly LiteralPattern[];

/** A text with blanks, and whether the command line has to begin or end with it. */
interface SearchedText {
  readonly words: readonly Word[];
  readonly begins: 'here' | 'anywhere';
  readonly ends: 'here' | 'anywhere';
}

/**
 * A search of an audit record for the command that was executed. The command line is the arguments with a blank
 * between each; the record has them one by one, in double quotes, or in hex where they have blanks, quotes or
 * anything unprintable in them:
 *
 *     curl -d "a b"   →   a0="curl" a1="-d" a2=612062
 *
 * So a blank is the seam of two arguments or `20` in hex, and what is written before and behind it can be either:
 *
 *     l -d a   →   (?:l" a\d+=|…6C(?:20| a\d+=))(?:"-d" a\d+=|2D64(?:20| a\d+=))(?:"a|61)
 *
 * `null` for patterns that are more than a text, where one regex could not say it in linear time.
 */
export function commandLinePattern(pattern: Pattern): Pattern | null {
  const texts = alternativesOf(pattern).map(searchedText);
  const found = texts.filter((each) => each !== null);
  if (found.length < texts.length) return null;
  return choice(packed(found.map(textInRecord)));
}

function searchedText(alternative: Pattern): SearchedText | null {
  const items = [...itemsOf(alternative)];
  const begins = items[0]?.kind === 'anchor' && items[0].at === 'start' ? 'here' : 'anywhere';
  if (begins === 'here') items.shift();
  const last = items.at(-1);
  const ends = last?.kind === 'anchor' && last.at === 'end' ? 'here' : 'anywhere';
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

/** Alternatives that share what is in front of them, as long as a rule can hold it. */
function packed(patterns: readonly Pattern[]): readonly Pattern[] {
  const whole = sequence([head, choice(patterns)]);
  if (patterns.length === 1 || fits(whole, { kind: 'log' })) return [whole];
  const middle = Math.ceil(patterns.length / 2);
  return [patterns.slice(0, middle), patterns.slice(middle)].flatMap(packed);
}

/** A word in the two ways in which an argument is written, behind what is in front of either. */
interface WrittenWord {
  readonly before: Pattern;
  /** `null` when the kernel would not write it so. */
  readonly plain: Pattern | null;
  readonly hex: Pattern;
}

function textInRecord({ words, begins, ends }: SearchedText): Pattern {
  const written = words.map((word, i) => writtenWord(word, i > 0 ? 'behind-seam' : begins));
  return sequence(written.map((word, i) => (i < written.length - 1 ? withSeam(word) : withEnd(word, ends))));
}

function writtenWord(word: Word, opening: SearchedText['begins'] | 'behind-seam'): WrittenWord {
  const isShown = word.every(({ text }) => /^[!#-~]*$/.test(text));
  const plain = sequence(word);
  const hex =
    word.length === 0
      ? nothing
      : embedPattern(sequence([start, ...word]), hexForm, { before: nothing, after: nothing });
  const [before, inside, inDigits] = openings[opening];
  return {
    before,
    plain: isShown ? sequence([raw('"'), inside, plain]) : null,
    hex: sequence([inDigits, hex]),
  };
}

/** In front of an argument, then within it: in quotes, in hex. Nothing but hex can follow a `20`. */
const openings: Readonly<
  Record<SearchedText['begins'] | 'behind-seam', readonly [before: Pattern, plain: Pattern, hex: Pattern]>
> = {
  here: [firstKey, nothing, nothing],
  anywhere: [sequence([inRecord, key]), inPlain, inHex],
  'behind-seam': [nothing, nothing, nothing],
};

/** A blank behind the word. */
function withSeam({ before, plain, hex }: WrittenWord): Pattern {
  const seams = [
    ...(plain === null ? [] : [sequence([plain, raw('"'), nextKey])]),
    sequence([hex, choice([raw('20'), nextKey])]),
  ];
  return sequence([before, choice(seams)]);
}

function withEnd({ before, plain, hex }: WrittenWord, ends: SearchedText['ends']): Pattern {
  const [quoteEnd, hexEnd] = ends === 'here' ? [sequence([raw('"'), noMore]), noMoreHex] : [nothing, nothing];
  const endings = [...(plain === null ? [] : [sequence([plain, quoteEnd])]), sequence([hex, hexEnd])];
  return sequence([before, choice(endings)]);
}
