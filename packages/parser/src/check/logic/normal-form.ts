import type { Formula } from './formula.ts';

/**
 * A text that is the same for formulas that differ only in the order, nesting and repetition of their parts, and in
 * how negations are spread over them.
 */
export function normalForm(formula: Formula): string {
  return simplify(formula, 'as-is').text;
}

type Sign = 'as-is' | 'negated';

interface Normal {
  readonly kind: 'literal' | 'and' | 'or';
  readonly text: string;
  readonly parts: ReadonlyMap<string, Normal>;
}

const none: ReadonlyMap<string, Normal> = new Map();

// The formula of a search identifier is part of every condition that names it.
const known: Readonly<Record<Sign, WeakMap<Formula, Normal>>> = {
  'as-is': new WeakMap(),
  negated: new WeakMap(),
};

function simplify(formula: Formula, sign: Sign): Normal {
  switch (formula.kind) {
    case 'atom': {
      const text = JSON.stringify(formula.key);
      return { kind: 'literal', text: sign === 'negated' ? `!${text}` : text, parts: none };
    }
    case 'not':
      return simplify(formula.operand, sign === 'negated' ? 'as-is' : 'negated');
    case 'and':
    case 'or': {
      const found = known[sign].get(formula);
      if (found !== undefined) return found;
      const kind = (formula.kind === 'and') === (sign === 'as-is') ? 'and' : 'or';
      const operands = formula.operands.map((operand) => simplify(operand, sign));
      const normal = collect(kind, operands);
      known[sign].set(formula, normal);
      return normal;
    }
  }
}

function collect(kind: 'and' | 'or', operands: readonly Normal[]): Normal {
  const parts = new Map<string, Normal>();
  for (const operand of operands) {
    if (operand.kind === kind) for (const [text, part] of operand.parts) parts.set(text, part);
    else parts.set(operand.text, operand);
  }
  const [only] = parts.values();
  if (parts.size === 1 && only !== undefined) return only;
  const texts = [...parts.keys()].sort();
  return { kind, text: `${kind}(${texts.join(',')})`, parts };
}
