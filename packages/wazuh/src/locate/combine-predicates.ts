import type { WazuhPredicate } from './wazuh-predicate.ts';

export const always: WazuhPredicate = { kind: 'constant', value: true };
export const never: WazuhPredicate = { kind: 'constant', value: false };

/** The place of what no rule says in so many words. */
export const nowhere = {
  file: '',
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

export function isConstant(predicate: WazuhPredicate, value: boolean): boolean {
  return predicate.kind === 'constant' && predicate.value === value;
}

export function anyOf(operands: readonly WazuhPredicate[]): WazuhPredicate {
  return joined('or', operands);
}

export function allOf(operands: readonly WazuhPredicate[]): WazuhPredicate {
  return joined('and', operands);
}

/** The constant that decides alone. */
const decisive = { and: false, or: true } as const;

/** Operands of the same kind are opened, and constants settled. */
function joined(kind: 'and' | 'or', operands: readonly WazuhPredicate[]): WazuhPredicate {
  const left: WazuhPredicate[] = [];
  for (const operand of operands) {
    for (const each of operand.kind === kind ? operand.operands : [operand]) {
      if (each.kind !== 'constant') left.push(each);
      else if (each.value === decisive[kind]) return each;
    }
  }
  const [only] = left;
  if (only === undefined) return kind === 'or' ? never : always;
  return left.length === 1 ? only : { kind, operands: left };
}

export function notOf(predicate: WazuhPredicate): WazuhPredicate {
  if (predicate.kind === 'constant') return predicate.value ? never : always;
  return predicate.kind === 'not' ? predicate.operand : { kind: 'not', operand: predicate };
}
