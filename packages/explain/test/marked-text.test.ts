import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAround, mergedParts, piecesOf } from '../src/marked-text.ts';

describe('the parts of a text that values found', () => {
  it.each([
    {
      name: 'in order',
      parts: [
        [4, 6],
        [0, 2],
      ],
      merged: [
        [0, 2],
        [4, 6],
      ],
    },
    {
      name: 'one where they overlap',
      parts: [
        [0, 3],
        [2, 5],
      ],
      merged: [[0, 5]],
    },
    {
      name: 'one where they touch',
      parts: [
        [0, 3],
        [3, 5],
      ],
      merged: [[0, 5]],
    },
    {
      name: 'one where one lies in another',
      parts: [
        [0, 9],
        [2, 3],
      ],
      merged: [[0, 9]],
    },
  ])('are $name', ({ parts, merged }) => {
    const found = mergedParts(parts.map(([from = 0, to = 0]) => ({ from, to })));
    expect(found).toEqual(merged.map(([from, to]) => ({ from, to })));
  });

  it('are marked as pieces that make up the text, cut around the first of them', () => {
    const part = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(
        fc.string({ minLength: 40, maxLength: 80 }),
        fc.array(part),
        fc.integer({ min: 5, max: 90 }),
        (text, drawn, longest) => {
          const parts = mergedParts(
            drawn
              .map(([from, length]) => ({
                from: Math.min(from, text.length - 1),
                to: Math.min(from + length, text.length),
              }))
              .filter(({ from, to }) => from < to),
          );
          const cut = cutAround({ text, parts }, longest);
          const pieces = piecesOf(cut);
          expect(pieces.map((piece) => piece.text).join('')).toBe(cut.text);
          expect(text).toContain(cut.text.replace(/^…|…$/g, ''));
          expect(cut.text.length).toBeLessThanOrEqual(Math.max(longest + 2, 0));
          const [first] = parts;
          if (first !== undefined) {
            const [marked] = pieces.filter((piece) => piece.isMarked);
            expect(text.slice(first.from, first.to)).toContain(marked?.text.slice(0, 1));
          }
        },
      ),
    );
  });
});
