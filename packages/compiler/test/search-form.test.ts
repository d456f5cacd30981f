import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyOne,
  anyRun,
  choice,
  end,
  literal,
  nothing,
  type Pattern,
  referenceMatch,
  repeat,
  searchForm,
  sequence,
  start,
} from '../src/index.ts';
import { patterns, valuesNear } from './arbitrary.ts';

const a = literal('a', 'cased');
const b = literal('b', 'cased');

const cases: readonly (readonly [string, Pattern, Pattern])[] = [
  ['an any-run at either end', sequence([anyRun, a, anyRun]), a],
  ['an any-run behind the start', sequence([start, anyRun, a]), a],
  ['an any-run before the end', sequence([a, anyRun, end]), a],
  ['an option at either end', sequence([repeat(b, 0, 1), a, repeat(b, 0, null)]), a],
  ['rounds beyond the least', sequence([a, repeat(anyOne, 3, null)]), sequence([a, repeat(anyOne, 3, 3)])],
  [
    'rounds beside a run',
    sequence([a, anyRun, repeat(b, 1, null), anyRun, a]),
    sequence([a, anyRun, b, anyRun, a]),
  ],
  ['a whole text of anything', sequence([start, anyRun, end]), nothing],
  ['an alternative that always holds', choice([a, anyRun]), nothing],
  ['nothing of an exact text', sequence([start, a, end]), sequence([start, a, end])],
];

describe('the search form drops', () => {
  it.each(cases)('%s', (_, pattern, expected) => {
    expect(searchForm(pattern)).toEqual(expected);
  });
});

it('the search form finds what the pattern finds', () => {
  const each = patterns.chain((pattern) => fc.tuple(fc.constant(pattern), valuesNear(pattern)));
  fc.assert(
    fc.property(each, ([pattern, value]) => {
      expect(referenceMatch(searchForm(pattern), value)).toBe(referenceMatch(pattern, value));
    }),
    { numRuns: 2_000 },
  );
});
