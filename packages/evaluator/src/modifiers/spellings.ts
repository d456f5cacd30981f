import type { ModifierName } from '@sigmazuh/parser';
import { Refusal } from '../refusal.ts';
import type { TextPart } from '../text/text-pattern.ts';

/** A piece of a string that leaves no spelling open. */
export type SpelledPart = Exclude<TextPart, { kind: 'one-of' }>;

/** More spellings of one value than this are not written out: five dashes are 3,125. */
export const mostSpellings = 10_000;

/** The strings that one with `one-of` parts (`windash`) stands for. */
export function spelledOut(
  parts: readonly TextPart[],
  name: ModifierName,
): readonly (readonly SpelledPart[])[] {
  return parts.reduce<readonly (readonly SpelledPart[])[]>(
    (spellings, part) => {
      const choices: readonly SpelledPart[] =
        part.kind === 'one-of' ? part.characters.map((text) => ({ kind: 'text', text })) : [part];
      if (spellings.length * choices.length > mostSpellings) throw tooMany(name);
      return spellings.flatMap((spelling) => choices.map((choice) => [...spelling, choice]));
    },
    [[]],
  );
}

export function tooMany(name: ModifierName): Refusal {
  return new Refusal(
    `what "${name}" is given stands for more than ${mostSpellings} texts`,
    'list the spellings that occur as values',
  );
}
