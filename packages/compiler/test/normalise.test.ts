import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  literal,
  normalise,
  type Pattern,
  type Predicate,
  predicateKey,
  referenceMatch,
} from '../src/index.ts';

const place = { line: 1, column: 1, offset: 0 };
const range = { file: 'x.yml', start: place, end: place };

const test: fc.Arbitrary<Predicate> = fc.oneof(
  fc.tuple(fc.constantFrom('F', 'G'), fc.constantFrom('a', 'b', 'ab')).map(
    ([field, text]): Predicate => ({
      kind: 'match',
      field,
      pattern: literal(text, 'caseless'),
      written: [],
      range,
    }),
  ),
  fc.constantFrom('F', 'G').map((field): Predicate => ({ kind: 'exists', field, range })),
  fc.boolean().map((value): Predicate => ({ kind: 'constant', value })),
);

const predicates = fc.letrec<{ any: Predicate }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'medium' },
    test,
    tie('any').map((operand): Predicate => ({ kind: 'not', operand })),
    fc.array(tie('any'), { maxLength: 3 }).map((operands): Predicate => ({ kind: 'and', operands })),
    fc.array(tie('any'), { maxLength: 3 }).map((operands): Predicate => ({ kind: 'or', operands })),
  ),
})).any;

type Event = Readonly<Record<string, readonly string[]>>;

const values = fc.array(fc.constantFrom('a', 'b', 'ab', 'xAbx', ''), { maxLength: 2 });
const events: fc.Arbitrary<Event> = fc.record({ F: values, G: values });

function holds(predicate: Predicate, event: Event): boolean {
  switch (predicate.kind) {
    case 'and':
      return predicate.operands.every((each) => holds(each, event));
    case 'or':
      return predicate.operands.some((each) => holds(each, event));
    case 'not':
      return !holds(predicate.operand, event);
    case 'constant':
      return predicate.value;
    case 'match':
      return (event[predicate.field ?? ''] ?? []).some((value) => referenceMatch(predicate.pattern, value));
    default:
      return (event[predicate.field] ?? []).length > 0;
  }
}

describe('the normal form', () => {
  it('means the same', () => {
    fc.assert(
      fc.property(predicates, events, (predicate, event) => {
        expect(holds(normalise(predicate), event)).toBe(holds(predicate, event));
      }),
      { numRuns: 3_000 },
    );
  });

  it('is its own normal form', () => {
    fc.assert(
      fc.property(predicates, (predicate) => {
        const once = normalise(predicate);
        expect(predicateKey(normalise(once))).toBe(predicateKey(once));
      }),
      { numRuns: 2_000 },
    );
  });

  const joined: readonly (readonly [string, (a: Pattern, b: Pattern) => Predicate, string])[] = [
    [
      'alternatives on one field are one choice',
      (a, b) => ({
        kind: 'or',
        operands: [a, b].map((pattern) => ({ kind: 'match', field: 'F', pattern, written: [], range })),
      }),
      'match',
    ],
    [
      'so are things that must not be',
      (a, b) => ({
        kind: 'not',
        operand: {
          kind: 'or',
          operands: [a, b].map((pattern) => ({ kind: 'match', field: 'F', pattern, written: [], range })),
        },
      }),
      'not',
    ],
  ];

  it.each(joined)('%s', (_, build, kind) => {
    expect(normalise(build(literal('a', 'cased'), literal('b', 'cased'))).kind).toBe(kind);
  });
});
