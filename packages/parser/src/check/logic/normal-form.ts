import type { Formula } from './formula.ts';

/**
 * A text that is the same for formulas that differ only in the order, nesting and repetition of their parts, and in
 * how negations are spread over them.
 */
export function normalForm(formula: Formula): string {
  return print(simplify(formula, 'as-is'));
}

type Normal =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'and' | 'or'; readonly parts: ReadonlyMap<string, Normal> };

function simplify(formula: Formula, sign: 'as-is' | 'negated'): Normal {
  switch (formula.kind) {
    case 'atom':
      return { kind: 'literal', text: `${sign === 'negated' ? '!' : ''}${JSON.stringify(formula.key)}` };
    case 'not':
      return simplify(formula.operand, sign === 'negated' ? 'as-is' : 'negated');
    case 'and':
    case 'or': {
      const kind = (formula.kind === 'and') === (sign === 'as-is') ? 'and' : 'or';
      return collect(
        kind,
        formula.operands.map((operand) => simplify(operand, sign)),
      );
    }
  }
}

function collect(kind: 'and' | 'or', operands: readonly Normal[]): Normal {
  const parts = new Map<string, Normal>();
  for (const operand of operands) {
    if (operand.kind === kind) for (const [text, part] of operand.parts) parts.set(text, part);
    else parts.set(print(operand), operand);
  }
  const [only] = parts.values();
  return parts.size === 1 && only !== undefined ? only : { kind, parts };
}

function print(normal: Normal): string {
  if (normal.kind === 'literal') return normal.text;
  return `${normal.kind}(${[...normal.parts.keys()].sort().join(',')})`;
}
