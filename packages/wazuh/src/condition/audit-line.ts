import {
  alternativesOf,
  anyRun,
  choice,
  itemsOf,
  literal,
  look,
  oneOf,
  type Pattern,
  repeat,
  sequence,
} from '@sigmazuh/compiler';
import { embedPattern, encodePattern, hexForm, plainForm } from '@sigmazuh/regex';

const digit = oneOf([{ from: 0x30, to: 0x39 }], 'cased');
const someDigits = repeat(digit, 1, null);
const upperHex = oneOf(
  [
    { from: 0x30, to: 0x39 },
    { from: 0x41, to: 0x46 },
  ],
  'cased',
);
const execve = literal('type=EXECVE', 'cased');

/** ` a2` before its `=`, and ` a2[0]` where a long argument is written in parts. */
const argument = sequence([
  literal(' a', 'cased'),
  someDigits,
  repeat(sequence([literal('[', 'cased'), someDigits, literal(']', 'cased')]), 0, 1),
]);

/**
 * A search of a line that may be an audit record. The kernel writes an argument with blanks, quotes or anything
 * unprintable in hex, so what is looked for may begin in plain text and go on in one hex argument:
 *
 *     python*connect(   →   python*connect(  |  EXECVE*python* a2=…connect( in hex  |  EXECVE* a2=…both in hex
 *
 * Only EXECVE records: others repeat the command line.
 */
export function auditLinePattern(pattern: Pattern): Pattern {
  const plain = encodePattern(pattern, plainForm);
  return choice([plain, ...alternativesOf(pattern).flatMap(inRecord)]);
}

function inRecord(alternative: Pattern): readonly Pattern[] {
  const elements = splitAtRuns(itemsOf(alternative)).filter((element) => element.length > 0);
  return elements.map((_, shown) => {
    const readable = elements.slice(0, shown).flatMap((element) => [...element, anyRun]);
    const hidden = elements.slice(shown).flatMap((element, i) => (i === 0 ? element : [anyRun, ...element]));
    const inHex = embedPattern(sequence(hidden), hexForm, {
      before: literal('=', 'cased'),
      after: look('ahead', 'negative', upperHex),
    });
    return choice(
      alternativesOf(inHex).map((each) =>
        sequence([execve, anyRun, ...readable, argument, ...itemsOf(each)]),
      ),
    );
  });
}

function splitAtRuns(items: readonly Pattern[]): readonly (readonly Pattern[])[] {
  const elements: Pattern[][] = [[]];
  for (const item of items) {
    if (item.kind === 'any-run') elements.push([]);
    else elements.at(-1)?.push(item);
  }
  return elements;
}
