import { anyRun, choice, literal, referenceMatch, repeat, sequence } from '@sigmazuh/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchParts } from '../src/index.ts';

const optional = (text: string) => repeat(literal(text, 'cased'), 0, 1);
const parted = sequence([
  literal('a', 'cased'),
  optional('b'),
  anyRun,
  choice([literal('c', 'cased'), sequence([literal('d', 'cased'), optional('e')])]),
  literal('f', 'cased'),
]);

describe('searchParts', () => {
  it('gives the alternatives of a choice', () => {
    const alternatives = [
      literal('a', 'cased'),
      sequence([literal('b', 'cased'), anyRun, literal('c', 'cased')]),
    ];
    expect(searchParts(choice(alternatives))).toEqual(alternatives);
  });

  it('takes apart what has no alternatives, and leaves a text alone', () => {
    expect(searchParts(parted).length).toBeGreaterThan(1);
    expect(searchParts(literal('abc', 'cased'))).toEqual([literal('abc', 'cased')]);
  });

  it('finds with all parts together what the whole finds', () => {
    const parts = searchParts(parted);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-f]{0,9}$/), (text) => {
        expect(parts.some((part) => referenceMatch(part, text))).toBe(referenceMatch(parted, text));
      }),
      { numRuns: 3000 },
    );
  });
});
