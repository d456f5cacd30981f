import type { ModifierName } from '@sigmazuh/parser';
import { Refusal } from '../refusal.ts';
import type { TextPart } from '../text/text-pattern.ts';

/** A piece of a string that leaves no spelling open. */
export type SpelledPart = Exclude<TextPart, { kind: 'one-of' }>;

/** More spellings of one value than this are not written out: five dashes are 3,125. */
const mostSpellings = 10_000;

/** The strings that one with `one-of` parts (`windash`) stands for. */
export function spelledOut(
  parts: readonly TextPart[],
  name: ModifierName,
): readonly (readonly SpelledPart[])[] {
  return combinations(parts, name, (part): readonly (readonly SpelledPart[])[] =>
    part.kind === 'one-of' ? part.characters.map((text) => [{ kind: 'text', text }]) : [[part]],
  );
}

/** Each way to take one of the choices of every piece, in order. */
export function combinations<Piece, Part>(
  pieces: readonly Piece[],
  name: ModifierName,
  choicesOf: (piece: Piece) => readonly (readonly Part[])[],
): readonly (readonly Part[])[] {
  return pieces.reduce<readonly (readonly Part[])[]>(
    (ways, piece) => {
      const choices = choicesOf(piece);
      if (ways.length * choices.length > mostSpellings) {
        throw new Refusal(
          `what "${name}" is given stands for more than ${mostSpellings} texts`,
          'list the spellings that occur as values',
        );
      }
      return ways.flatMap((way) => choices.map((chosen) => [...way, ...chosen]));
    },
    [[]],
  );
}
