import type { Predicate } from '../predicate.ts';
import { predicateKey } from './predicate-key.ts';

/**
 * Opens nested `and`s and `or`s, folds constants, drops doubles and what an operand beside it already says
 * (`a or (a and b)` → `a`), and sees that `a and not a` never holds.
 */
export function fold(predicate: Predicate): Predicate {
  if (predicate.kind === 'not') {
    const operand = fold(predicate.operand);
    return operand.kind === 'constant'
      ? { kind: 'constant', value: !operand.value }
      : { kind: 'not', operand };
  }
  if (predicate.kind !== 'and' && predicate.kind !== 'or') return predicate;
  return joined(predicate.kind, predicate.operands.map(fold));
}

function joined(kind: 'and' | 'or', operands: readonly Predicate[]): Predicate {
  const flat = operands.flatMap((each) => (each.kind === kind ? each.operands : [each]));
  const [alone] = flat;
  if (alone !== undefined && flat.length === 1) return alone;
  const neutral = kind === 'and';
  const distinct = new Map<string, Predicate>();
  for (const operand of flat) {
    if (operand.kind !== 'constant') {
      const key = predicateKey(operand);
      if (!distinct.has(key)) distinct.set(key, operand);
    } else if (operand.value !== neutral) {
      return operand;
    }
  }
  for (const operand of distinct.values()) {
    if (operand.kind === 'not' && distinct.has(predicateKey(operand.operand))) {
      return { kind: 'constant', value: !neutral };
    }
  }
  const kept = [...distinct.values()].filter((operand) => !absorbed(kind, operand, distinct));
  const [only] = kept;
  if (only === undefined) return { kind: 'constant', value: neutral };
  return kept.length === 1 ? only : { kind, operands: kept };
}

function absorbed(kind: 'and' | 'or', operand: Predicate, beside: ReadonlyMap<string, Predicate>): boolean {
  const other = kind === 'and' ? 'or' : 'and';
  return operand.kind === other && operand.operands.some((each) => beside.has(predicateKey(each)));
}
