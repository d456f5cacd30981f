import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../src/check/logic/decide.ts';
import type { Formula } from '../src/check/logic/formula.ts';
import { normalForm } from '../src/check/logic/normal-form.ts';

const names = ['a', 'b', 'c', 'd'];

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(...names).map((key): Formula => ({ kind: 'atom', key })),
    tie('formula').map((operand): Formula => ({ kind: 'not', operand })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('formula'), { maxLength: 3 }))
      .map(([kind, operands]): Formula => ({ kind, operands })),
  ),
}));

function holds(part: Formula, truths: ReadonlySet<string>): boolean {
  switch (part.kind) {
    case 'atom':
      return truths.has(part.key);
    case 'not':
      return !holds(part.operand, truths);
    case 'and':
      return part.operands.every((operand) => holds(operand, truths));
    case 'or':
      return part.operands.some((operand) => holds(operand, truths));
  }
}

const assignments = Array.from(
  { length: 2 ** names.length },
  (_, bits) => new Set(names.filter((_name, at) => bits & (1 << at))),
);

const tableOf = (part: Formula) => assignments.map((truths) => holds(part, truths));

describe('deciding a formula', () => {
  it('agrees with its truth table', () => {
    fc.assert(
      fc.property(formula, (part) => {
        const table = tableOf(part);
        const expected = table.every(Boolean) ? 'always' : table.some(Boolean) ? 'depends' : 'never';
        expect(decide(part)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives up on formulas that would need too much memory', () => {
    const pairs = Array.from(
      { length: 40 },
      (_, index): Formula => ({
        kind: 'and',
        operands: [
          { kind: 'atom', key: `x${index}` },
          { kind: 'atom', key: `y${index}` },
        ],
      }),
    );
    // All x before all y: the worst order for pairs.
    const order = ['x', 'y'].flatMap((letter) =>
      Array.from(
        { length: 40 },
        (_, index): Formula => ({ kind: 'not', operand: { kind: 'atom', key: `${letter}${index}` } }),
      ),
    );
    expect(decide({ kind: 'or', operands: [{ kind: 'and', operands: order }, ...pairs] })).toBe('unknown');
  });
});

describe('the normal form', () => {
  it('is equal only for formulas with the same truth table', () => {
    fc.assert(
      fc.property(formula, formula, (one, other) => {
        if (normalForm(one) === normalForm(other)) expect(tableOf(one)).toEqual(tableOf(other));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on order, repetition or where negation stands', () => {
    const turned = (part: Formula): Formula => {
      switch (part.kind) {
        case 'atom':
          return part;
        case 'not':
          return { kind: 'not', operand: turned(part.operand) };
        case 'and':
        case 'or': {
          const other = part.kind === 'and' ? 'or' : 'and';
          const operands = part.operands
            .map((operand): Formula => ({ kind: 'not', operand: turned(operand) }))
            .reverse();
          return { kind: 'not', operand: { kind: other, operands: [...operands, ...operands] } };
        }
      }
    };
    fc.assert(
      fc.property(formula, (part) => {
        expect(normalForm(turned(part))).toBe(normalForm(part));
      }),
      { numRuns: 2000 },
    );
  });
});
