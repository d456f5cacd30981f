import type { ModifierName } from '@sigmazuh/parser';
import { readDecimal } from '../decimal.ts';
import type { ComparisonOperator, ComparisonTerm, Term } from '../term.ts';
import { notFor } from './modifier.ts';

/** The field's number compared with the value; behind a time modifier, that part of the field's date. */
export function compareWith(
  term: Term,
  name: ModifierName,
  operator: Exclude<ComparisonOperator, 'eq'>,
): ComparisonTerm {
  if (term.kind === 'comparison' && term.operator === 'eq') return { ...term, operator };
  return { kind: 'comparison', operator, part: null, decimal: numberOf(term, name) };
}

/** The value's number; digits in quotes are a number too. */
export function numberOf(term: Term, name: ModifierName): string {
  if (term.kind === 'number') return term.decimal;
  const decimal = term.kind === 'text' ? readDecimal(term.written.trim()) : undefined;
  if (decimal === undefined) throw notFor(name, term, 'a number');
  return decimal;
}
