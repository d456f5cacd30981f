import type { Dice } from '../dice.ts';
import { type Piece, specials } from '../pattern/sample.ts';
import type { FieldText, FieldTexts, Question } from './question.ts';

/** Whether the text answers all questions, each in its sense. */
export function answersAll(questions: readonly Question[], text: FieldText, fields: FieldTexts): boolean {
  return questions.every((each) => each.holds(text, fields) === (each.sense === 'holds'));
}

const separators = ['', ' ', 'q', '\\', '/', ',', '.', ' x '];
const combinations = 160;

/**
 * Texts of one field that answer all questions about it, different ones and the plainest first, at most `most`.
 * Pieces of what has to hold are put together in every way that their ends allow, until one fulfils all. Texts that
 * sources are known to change on their way come last.
 */
export function solveField(
  questions: readonly Question[],
  fields: FieldTexts,
  dice: Dice,
  most: number,
): readonly FieldText[] {
  const kept = new Set<FieldText>();
  const changing = new Set<FieldText>();
  for (const text of candidates(questions, fields, dice, most)) {
    if (!answersAll(questions, text, fields)) continue;
    if (arrivesChanged(text)) changing.add(text);
    else kept.add(text);
    if (kept.size >= most) break;
  }
  return [...kept, ...changing].slice(0, most);
}

/** White space at the end, line breaks and signs for "nothing" are what sources do not keep. */
export function arrivesChanged(text: FieldText): boolean {
  return text !== null && (/[\r\n]|\s$/.test(text) || ['', '-', '(NULL)'].includes(text));
}

function* candidates(
  questions: readonly Question[],
  fields: FieldTexts,
  dice: Dice,
  most: number,
): Generator<FieldText> {
  const wanted = questions.filter((each) => each.sense === 'holds');
  const sources = wanted.map((each) => each.pieces(dice, Math.max(most, 12)));
  for (const each of wanted) yield* each.edgeTexts(fields);
  const [only] = sources;
  if (wanted.length === 0)
    yield* ['plain value', 'x', null, ...questions.flatMap((each) => each.edgeTexts(fields))];
  else yield null;
  if (only !== undefined && sources.length === 1) {
    for (const piece of only) yield* withSurroundings(piece, dice);
  } else {
    for (const source of sources) for (const piece of source) yield piece.text;
  }
  for (let i = 0; i < combinations && sources.every((source) => source.length > 0); i++) {
    const pieces = sources.map((source) => (i === 0 ? source[0] : dice.pick(source)) as Piece);
    const separator = separators[i % separators.length] ?? '';
    const text = joinPieces(pieces, wanted, fields, separator);
    yield text;
    yield* surroundings(text, pieces, dice);
  }
}

/** A piece alone, and in the middle of other text where it may be. */
function* withSurroundings(piece: Piece, dice: Dice): Generator<string> {
  yield piece.text;
  yield* surroundings(piece.text, [piece], dice);
}

function* surroundings(text: string, pieces: readonly Piece[], dice: Dice): Generator<string> {
  const before = pieces.every((each) => each.starts === 'anywhere') ? (dice.pick(specials) ?? '') : '';
  const behind = pieces.every((each) => each.ends === 'anywhere')
    ? (dice.pick(specials) ?? '').trimEnd()
    : '';
  yield `${before}${text}${behind}`;
  yield `${before === '' ? '' : 'q '}${text}${behind === '' ? '' : 'q'}`;
}

/** What begins the value first, what ends it last, the rest between them unless it is there already. */
function joinPieces(
  pieces: readonly Piece[],
  wanted: readonly Question[],
  fields: FieldTexts,
  separator: string,
): string {
  const longest = (texts: readonly string[]) => texts.reduce((a, b) => (b.length > a.length ? b : a), '');
  const whole = pieces.find((each) => each.starts === 'value' && each.ends === 'value');
  if (whole !== undefined) return whole.text;
  const head = longest(pieces.filter((each) => each.starts === 'value').map((each) => each.text));
  const tail = longest(pieces.filter((each) => each.ends === 'value').map((each) => each.text));
  const middle: string[] = [];
  const joined = () => [head, ...middle, tail].filter((each) => each !== '').join(separator);
  for (const [i, piece] of pieces.entries()) {
    if (piece.starts === 'value' || piece.ends === 'value') continue;
    if (wanted[i]?.holds(joined(), fields) !== true) middle.push(piece.text);
  }
  return joined();
}
