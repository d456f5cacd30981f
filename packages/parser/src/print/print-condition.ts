import type { Condition } from '../condition.ts';

const binding: Readonly<Record<Condition['kind'], number>> = {
  or: 0,
  and: 1,
  not: 2,
  quantifier: 3,
  identifier: 3,
};

/** A condition in the language of conditions, with no more brackets than reading it back to the same tree needs. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      // A chain inside a chain of the same operator was bracketed, and stays a node of its own.
      return condition.operands
        .map((operand) => inside(operand, binding[condition.kind] + 1))
        .join(` ${condition.kind} `);
    case 'not':
      return `not ${inside(condition.operand, binding.not)}`;
    case 'identifier':
      return condition.name;
    case 'quantifier':
      return `${condition.quantifier === 'all' ? 'all' : '1'} of ${condition.pattern ?? 'them'}`;
  }
}

function inside(condition: Condition, least: number): string {
  const text = printCondition(condition);
  return binding[condition.kind] < least ? `(${text})` : text;
}
