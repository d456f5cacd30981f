import fc from 'fast-check';
import {
  anyButNewline,
  anyOne,
  anyRun,
  choice,
  end,
  literal,
  noneOf,
  oneOf,
  type Pattern,
  repeat,
  sequence,
  start,
} from '../src/index.ts';

/** Few characters, so that patterns and values meet; those that text forms spell, their spellings, and wide ones. */
export const characters = [
  'a',
  'A',
  't',
  'u',
  '0',
  'm',
  ';',
  '\\',
  '"',
  '&',
  '<',
  '\t',
  '\u0001',
  ' ',
  'é',
  'É',
  'ß',
  '€',
  '😀',
];

const texts = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 3 })
  .map((each) => each.join(''));
const rule = fc.constantFrom('cased' as const, 'caseless' as const);
const set = fc.uniqueArray(fc.constantFrom(...characters), { minLength: 1, maxLength: 3 }).map((each) =>
  each
    .map((character) => character.codePointAt(0) ?? 0)
    .toSorted((a, b) => a - b)
    .map((point) => ({ from: point, to: point })),
);

const leaf: fc.Arbitrary<Pattern> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(texts, rule).map(([text, cased]) => literal(text, cased)) },
  fc.tuple(set, rule).map(([members, cased]) => oneOf(members, cased)),
  fc.tuple(set, rule).map(([members, cased]) => noneOf(members, cased)),
  fc.constantFrom<Pattern>(anyOne, anyButNewline),
);

const counts = fc.constantFrom<readonly [number, number | null]>(
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 2],
  [0, null],
  [1, null],
);
const repeated = fc.tuple(leaf, counts).map(([item, [min, max]]) => repeat(item, min, max));

/** Repeats are of single parts: repeats of repeats take exponential time, which is another matter. */
const tree = fc.letrec<{ pattern: Pattern }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    repeated,
    fc.array(tie('pattern'), { minLength: 2, maxLength: 3 }).map(sequence),
    fc.array(tie('pattern'), { minLength: 2, maxLength: 3 }).map(choice),
  ),
})).pattern;

/** Parts with gaps between them, anchored or not, sometimes alternatives of such. */
export const patterns: fc.Arbitrary<Pattern> = fc
  .array(
    fc
      .tuple(
        fc.array(fc.oneof({ weight: 3, arbitrary: tree }, fc.constant<Pattern>(anyRun)), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.constantFrom('search', 'start', 'end', 'whole'),
      )
      .map(([items, kind]) =>
        sequence([
          ...(kind === 'start' || kind === 'whole' ? [start] : []),
          ...items,
          ...(kind === 'end' || kind === 'whole' ? [end] : []),
        ]),
      ),
    { minLength: 1, maxLength: 2 },
  )
  .map(choice);

/** A text near the pattern's edge: what could match, with a character added, dropped or changed. */
export function valuesNear(pattern: Pattern): fc.Arbitrary<string> {
  const noise = fc.array(fc.constantFrom(...characters), { maxLength: 3 }).map((each) => each.join(''));
  return fc
    .tuple(
      fc.infiniteStream(fc.nat(1_000)),
      noise,
      noise,
      fc.constantFrom('keep', 'drop', 'double', 'replace'),
      fc.nat(30),
    )
    .map(([choices, before, after, change, at]) => {
      const made = Array.from(sample(pattern, choices));
      const changed = made.flatMap((character, i) => {
        if (i !== at) return [character];
        return { keep: [character], drop: [], double: [character, character], replace: ['a'] }[change] ?? [];
      });
      return [before, ...changed, after].join('');
    });
}

function sample(pattern: Pattern, choices: Iterator<number>): string {
  const next = (count: number) => Number(choices.next().value ?? 0) % count;
  switch (pattern.kind) {
    case 'literal':
      return Array.from(pattern.text, (each) =>
        pattern.cased || next(2) === 0 ? each : swapCase(each),
      ).join('');
    case 'any-one':
      return characters[next(characters.length)] ?? '';
    case 'class': {
      const allowed = characters.filter(
        (each) => pattern.negated !== pattern.ranges.some(({ from }) => from === each.codePointAt(0)),
      );
      return allowed[next(allowed.length)] ?? '';
    }
    case 'any-run':
      return Array.from({ length: next(3) }, () => characters[next(characters.length)] ?? '').join('');
    case 'sequence':
      return pattern.items.map((each) => sample(each, choices)).join('');
    case 'choice': {
      const chosen = pattern.alternatives[next(pattern.alternatives.length)];
      return chosen === undefined ? '' : sample(chosen, choices);
    }
    case 'repeat':
      return Array.from(
        { length: pattern.min + next((pattern.max ?? pattern.min + 3) - pattern.min + 1) },
        () => sample(pattern.item, choices),
      ).join('');
    case 'anchor':
    case 'look':
      return '';
  }
}

function swapCase(character: string): string {
  return { a: 'A', A: 'a', t: 'T', u: 'U', m: 'M', é: 'É', É: 'é' }[character] ?? character;
}
