import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCodePoint } from '../../src/text/case-folding.ts';
import { compileTextPattern, FoldableText, type TextPart } from '../../src/text/text-pattern.ts';

/** The definition of wildcard matching, tried in every way there is. */
function naiveMatch(parts: readonly TextPart[], text: readonly string[]): boolean {
  const [part, ...rest] = parts;
  if (part === undefined) return text.length === 0;
  const [character, ...others] = text;
  switch (part.kind) {
    case 'any-run':
      return naiveMatch(rest, text) || (character !== undefined && naiveMatch(parts, others));
    case 'any-one':
      return character !== undefined && naiveMatch(rest, others);
    case 'one-of':
      return (
        character !== undefined &&
        part.characters.some((each) => same(each, character)) &&
        naiveMatch(rest, others)
      );
    case 'text': {
      const wanted = Array.from(part.text);
      return (
        wanted.every((each, index) => same(each, text[index])) && naiveMatch(rest, text.slice(wanted.length))
      );
    }
  }
}

function same(one: string, other: string | undefined): boolean {
  return (
    other !== undefined && foldCodePoint(one.codePointAt(0) ?? 0) === foldCodePoint(other.codePointAt(0) ?? 0)
  );
}

const character = fc.constantFrom('a', 'A', 'b', '\\', '\n', 'é', 'É', '\u{1F600}');
const piece = fc.string({ unit: character, minLength: 1, maxLength: 3 });
const part: fc.Arbitrary<TextPart> = fc.oneof(
  piece.map((text) => ({ kind: 'text' as const, text })),
  fc.constant({ kind: 'any-run' as const }),
  fc.constant({ kind: 'any-one' as const }),
  fc
    .uniqueArray(character, { minLength: 1, maxLength: 3 })
    .map((characters) => ({ kind: 'one-of' as const, characters })),
);

describe('compileTextPattern', () => {
  it('agrees with trying every way', () => {
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 6 }),
        fc.string({ unit: character, maxLength: 10 }),
        (parts, text) => {
          const test = compileTextPattern({ parts, cased: false });
          expect(test(new FoldableText(text))).toBe(naiveMatch(parts, Array.from(text)));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('takes no exponential time on repeated heads without a tail', () => {
    const parts: TextPart[] = Array.from({ length: 40 }, (_, index) =>
      index % 2 === 0 ? { kind: 'any-run' } : { kind: 'text', text: 'a' },
    );
    const test = compileTextPattern({ parts: [...parts, { kind: 'text', text: 'b' }], cased: false });
    expect(test(new FoldableText('a'.repeat(50_000)))).toBe(false);
  });
});
