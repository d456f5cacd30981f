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
  const open = operands.flatMap((each) => (each.kind === 'or' ? each.operands : [each]));
  if (open.some((each) => isConstant(each, true))) return always;
  const left = open.filter((each) => !isConstant(each, false));
  const [only] = left;
  if (only === undefined) return never;
  return left.length === 1 ? only : { kind: 'or', operands: left };
}

export function allOf(operands: readonly WazuhPredicate[]): WazuhPredicate {
  const open = operands.flatMap((each) => (each.kind === 'and' ? each.operands : [each]));
  if (open.some((each) => isConstant(each, false))) return never;
  const left = open.filter((each) => !isConstant(each, true));
  const [only] = left;
  if (only === undefined) return always;
  return left.length === 1 ? only : { kind: 'and', operands: left };
}

export function notOf(predicate: WazuhPredicate): WazuhPredicate {
  if (predicate.kind === 'constant') return { kind: 'constant', value: !predicate.value };
  return predicate.kind === 'not' ? predicate.operand : { kind: 'not', operand: predicate };
}
