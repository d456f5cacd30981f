import type { Formula } from './formula.ts';

type Sign = 'as-is' | 'negated';

interface Normal {
  readonly kind: 'literal' | 'and' | 'or';
  readonly text: string;
  /** In the order of their texts, none twice. */
  readonly parts: readonly Normal[];
}

const none: readonly Normal[] = [];

/**
 * Prints formulas so that the texts are the same for those that differ only in the order, nesting and repetition of
 * their parts, and in how negations are spread over them. Keeps what it printed: the formula of a search identifier
 * is part of every condition that names it.
 */
export class NormalForms {
  readonly #known: Readonly<Record<Sign, Map<Formula, Normal>>> = { 'as-is': new Map(), negated: new Map() };

  of(formula: Formula): string {
    return this.#simplify(formula, 'as-is').text;
  }

  #simplify(formula: Formula, sign: Sign): Normal {
    switch (formula.kind) {
      case 'atom': {
        const text = `${formula.key.length}:${formula.key}`;
        return { kind: 'literal', text: sign === 'negated' ? `!${text}` : text, parts: none };
      }
      case 'not':
        return this.#simplify(formula.operand, sign === 'negated' ? 'as-is' : 'negated');
      case 'and':
      case 'or': {
        const found = this.#known[sign].get(formula);
        if (found !== undefined) return found;
        const kind = (formula.kind === 'and') === (sign === 'as-is') ? 'and' : 'or';
        const operands = formula.operands.map((operand) => this.#simplify(operand, sign));
        const normal = collect(kind, operands);
        this.#known[sign].set(formula, normal);
        return normal;
      }
    }
  }
}

/** The normal form of a formula by itself. */
export function normalForm(formula: Formula): string {
  return new NormalForms().of(formula);
}

function collect(kind: 'and' | 'or', operands: readonly Normal[]): Normal {
  const flat = operands.some((operand) => operand.kind === kind)
    ? operands.flatMap((operand) => (operand.kind === kind ? operand.parts : [operand]))
    : operands;
  const sorted = flat.toSorted((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0));
  const parts = sorted.filter((part, index) => part.text !== sorted[index - 1]?.text);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return { kind, text: `${kind}(${parts.map((part) => part.text).join(',')})`, parts };
}
