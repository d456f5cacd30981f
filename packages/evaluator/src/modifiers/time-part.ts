import type { Term, TimePart } from '../term.ts';
import { numberOf } from './comparison.ts';

/** That part of the field's date is the value; with a comparison beside it, compares so. */
export function comparePart(term: Term, part: TimePart): Term {
  if (term.kind === 'comparison' && term.part === null) return { ...term, part };
  return { kind: 'comparison', operator: 'eq', part, decimal: numberOf(term, part) };
}
