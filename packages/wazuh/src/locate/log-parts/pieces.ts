import { literal, look, noneOf, oneOf, type Pattern, repeat, sequence } from '@sigmazuh/compiler';
import { spellingForm } from '@sigmazuh/regex';

// What the texts in front of and behind values are made of.

export const raw = (text: string) => literal(text, 'cased');

const points = (characters: string) =>
  Array.from(characters, (each) => each.charCodeAt(0))
    .sort((a, b) => a - b)
    .map((point) => ({ from: point, to: point }));

export const oneIn = (characters: string) => oneOf(points(characters), 'cased');
export const anyBut = (characters: string) => repeat(noneOf(points(characters), 'cased'), 0, null);
export const someBut = (characters: string) => repeat(noneOf(points(characters), 'cased'), 1, null);

const digit = oneOf([{ from: 0x30, to: 0x39 }], 'cased');
export const digits = repeat(digit, 1, null);
export const digitsOf = (count: number) => repeat(digit, count, count);

export const letters = repeat(
  oneOf(
    [
      { from: 0x41, to: 0x5a },
      { from: 0x61, to: 0x7a },
    ],
    'cased',
  ),
  1,
  null,
);

export const ahead = (pattern: Pattern) => look('ahead', 'positive', pattern);
export const notAhead = (pattern: Pattern) => look('ahead', 'negative', pattern);

/** A word and the blank behind it. */
export const word = sequence([someBut(' '), raw(' ')]);
export const words = (count: number) => repeat(word, count, count);

/** Texts without some characters; NUL, which no log line holds, stands for what cannot be in them. */
export const without = (characters: string) =>
  spellingForm(`without ${characters}`, new Map(points(characters).map(({ from }) => [from, '\0'])));

/** Only these characters; NUL, which no log line holds, stands for the others. */
export const onlyOf = (name: string, allowed: RegExp) =>
  spellingForm(
    name,
    new Map(
      Array.from({ length: 0x80 }, (_, point) => point)
        .filter((point) => !allowed.test(String.fromCharCode(point)))
        .map((point) => [point, '\0'] as const),
    ),
  );
