import {
  anyButNewline,
  anyOne,
  anyRun,
  choice,
  end,
  literal,
  look,
  noneOf,
  oneOf,
  type Pattern,
  referenceMatch,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { compilePattern } from '@sigmazuh/pcre2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSuperlinear, printPcre2 } from '../src/index.ts';

const set = (characters: string) =>
  Array.from(characters, (each) => ({ from: each.charCodeAt(0), to: each.charCodeAt(0) }));

const text = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\n'), minLength, maxLength });

const part: fc.Arbitrary<Pattern> = fc.oneof(
  { weight: 4, arbitrary: text(1, 3).map((each) => literal(each, 'cased')) },
  fc.constantFrom<Pattern>(oneOf(set('ab'), 'cased'), oneOf(set('c\n'), 'cased'), anyOne, anyButNewline),
  fc
    .array(text(1, 3), { minLength: 2, maxLength: 3 })
    .map((each) => choice(each.map((one) => literal(one, 'cased')))),
  fc.constantFrom<Pattern>(
    repeat(literal('a', 'cased'), 0, 1),
    repeat(literal('ab', 'cased'), 1, 3),
    repeat(anyButNewline, 0, 2),
    repeat(oneOf(set('ab'), 'cased'), 0, 2),
  ),
);

/** Elements whose matches differ in length are the hard ones: the first start need not end first. */
const element = fc.array(part, { minLength: 1, maxLength: 3 }).map(sequence);

const gap = fc.constantFrom<Pattern>(
  anyRun,
  anyRun,
  repeat(anyButNewline, 0, null),
  repeat(anyButNewline, 1, null),
  repeat(noneOf(set('c'), 'cased'), 0, null),
  repeat(oneOf(set('ab'), 'cased'), 1, null),
);

const chain = fc
  .tuple(
    fc.constantFrom<readonly Pattern[]>([], [], [start]),
    element,
    fc.array(fc.tuple(gap, element), { minLength: 1, maxLength: 3 }),
    fc.constantFrom<readonly Pattern[]>([], [], [end]),
  )
  .map(([before, first, links, after]) => sequence([...before, first, ...links.flat(), ...after]));

const chains = fc.oneof({ weight: 3, arbitrary: chain }, fc.tuple(chain, chain).map(choice));

/** Looks ahead from the start, each at something anywhere: how conditions on several fields of one text are written. */
const looks = fc
  .array(
    fc.tuple(
      fc.constantFrom<'positive' | 'negative'>('positive', 'negative'),
      fc.array(chain, { minLength: 1, maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((each) =>
    sequence([
      start,
      ...each.map(([sense, found]) =>
        look('ahead', sense, choice(found.map((one) => sequence([anyRun, one])))),
      ),
    ]),
  );

const inValue = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', '\n'), minLength, maxLength });

/** What is looked for in a value that ends before the next `c`. */
const valuePart: fc.Arbitrary<Pattern> = fc.oneof(
  inValue(1, 3).map((each) => literal(each, 'cased')),
  fc.tuple(inValue(1, 3), inValue(1, 2)).map((each) => choice(each.map((one) => literal(one, 'cased')))),
  fc.constantFrom<Pattern>(
    oneOf(set('ab'), 'cased'),
    repeat(literal('a', 'cased'), 0, 1),
    repeat(literal('ab', 'cased'), 1, 3),
    repeat(oneOf(set('ab'), 'cased'), 0, 2),
  ),
);

/** Runs that cannot leave a value, behind openings that the value may hold as well or not. */
const framed = fc
  .tuple(
    text(1, 2),
    fc.array(fc.array(valuePart, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
  )
  .map(([opening, inside]) => {
    const run: Pattern = { kind: 'any-run', unit: noneOf(set('c'), 'cased'), within: 'frame' };
    return sequence([literal(opening, 'cased'), ...inside.flatMap((parts) => [run, ...parts])]);
  });

function isFound(printed: string, value: string): boolean {
  const compiled = compilePattern(printed);
  const outcome = compiled.search(value);
  compiled.destroy();
  return outcome.kind === 'match';
}

const searches = [
  ['chains', chains],
  ['looks ahead', looks],
  ['values in a frame', framed],
  ['values in a frame beside others', fc.tuple(framed, chain).map(choice)],
] as const;

describe('chains', () => {
  it.each(searches)('%s find what plain backtracking finds', (_, patterns) => {
    const cases = fc.tuple(patterns, fc.array(text(0, 14), { minLength: 8, maxLength: 8 }));
    fc.assert(
      fc.property(cases, ([pattern, values]) => {
        const printed = printPcre2(pattern);
        for (const value of values) {
          const found = isFound(printed, value);
          expect({ printed, value, found }).toEqual({
            printed,
            value,
            found: referenceMatch(pattern, value),
          });
        }
      }),
      { numRuns: Number(process.env.SIGMAZUH_CHAINS ?? 1_500) },
    );
  });

  it('find an element that begins like the run its guard counts', () => {
    const backslashes = (count: number) => literal('\\'.repeat(count), 'cased');
    const guard = [look('behind', 'negative', backslashes(1)), repeat(backslashes(2), 0, null)];
    const printed = printPcre2(
      sequence([...guard, backslashes(4), anyRun, backslashes(2), anyRun, literal('$', 'cased')]),
    );
    const found = [4, 6, 8, 10].filter((count) => isFound(printed, `a${'\\'.repeat(count)}$`));
    expect(found).toEqual([6, 8, 10]);
  });

  it('settle for the end that comes first, not for the fewest rounds', () => {
    const ab = oneOf(set('ab'), 'cased');
    const ends = choice([literal('abc', 'cased'), literal('b', 'cased')]);
    const printed = printPcre2(
      sequence([literal('x', 'cased'), repeat(ab, 0, 2), ends, anyRun, literal('c', 'cased')]),
    );
    expect(isFound(printed, 'xabc')).toBe(true);
  });

  const written: readonly (readonly [string, Pattern, string])[] = [
    [
      'elements of one length',
      sequence([literal('ab', 'cased'), anyRun, literal('c', 'cased'), anyRun, literal('d', 'cased')]),
      String.raw`(?s)\A(*atomic:.*?ab)(*atomic:.*?c).*?d`,
    ],
    [
      'a chain at the start',
      sequence([start, literal('ab', 'cased'), anyRun, literal('c', 'cased'), anyRun, literal('d', 'cased')]),
      String.raw`(?s)\Aab(*atomic:.*?c).*?d`,
    ],
    [
      'a chain within lines',
      sequence([literal('a', 'cased'), repeat(anyButNewline, 0, null), literal('b', 'cased')]),
      String.raw`a(*atomic:\N*?b|\N*+(*SKIP)(*F))`,
    ],
    [
      'elements where a later start can end first',
      sequence([choice([literal('axx', 'cased'), literal('x', 'cased')]), anyRun, literal('c', 'cased')]),
      String.raw`(?s)\A(*atomic:.*?(?=axx|x)(?:x|.x|.{2}x|axx)).*?c`,
    ],
  ];

  it.each(written)('are written settled: %s', (_, pattern, expected) => {
    expect(printPcre2(pattern)).toBe(expected);
  });

  it.each(written)('are linear: %s', (_, pattern) => {
    expect(findSuperlinear(pattern)).toEqual([]);
  });
});
