import type { Formula } from './formula.ts';

export type Verdict = 'never' | 'always' | 'depends' | 'unknown';

/** Past this many nodes of the decision diagram a formula is left undecided. */
const maximumNodes = 20_000;
/** More than there are numbers of nodes, so that a few of them make one number. */
const nodeNumbers = 2 ** 15;

/**
 * Whether a formula can be true and can be false, each comparison being free to go either way. Decided by a reduced
 * ordered binary decision diagram, in which "never" and "always" are the two leaves.
 */
export function decide(formula: Formula): Verdict {
  // When every comparison is wanted or unwanted throughout, giving each what it wants decides nothing else.
  if (!isTelling(formula)) return 'depends';
  const root = new DecisionDiagram().build(formula);
  if (root === undecided) return 'unknown';
  if (root === falseLeaf) return 'never';
  return root === trueLeaf ? 'always' : 'depends';
}

/** Whether a comparison occurs both plain and negated, or a part is empty and so constant. */
function isTelling(formula: Formula): boolean {
  const signs = new Map<string, Sign>();
  const visit = (part: Formula, sign: Sign): boolean => {
    switch (part.kind) {
      case 'atom': {
        const before = signs.get(part.key);
        signs.set(part.key, before ?? sign);
        return before !== undefined && before !== sign;
      }
      case 'not':
        return visit(part.operand, sign === 'plain' ? 'negated' : 'plain');
      case 'and':
      case 'or':
        return part.operands.length === 0 || part.operands.some((operand) => visit(operand, sign));
    }
  };
  return visit(formula, 'plain');
}

type Sign = 'plain' | 'negated';

const falseLeaf = 0;
const trueLeaf = 1;
const undecided = -1;

interface Decision {
  readonly variable: number;
  readonly ifFalse: number;
  readonly ifTrue: number;
}

class DecisionDiagram {
  readonly #nodes: Decision[] = [];
  readonly #known = new Map<number, number>();
  readonly #combined = { and: new Map<number, number>(), not: new Map<number, number>() };
  readonly #variables = new Map<string, number>();

  build(formula: Formula): number {
    this.#number(formula);
    return this.#node(formula);
  }

  // Variables in the order of the text: parts that belong together stay together, which keeps the diagram small.
  #number(formula: Formula): void {
    if (formula.kind === 'atom') {
      if (!this.#variables.has(formula.key)) this.#variables.set(formula.key, this.#variables.size);
    } else if (formula.kind === 'not') {
      this.#number(formula.operand);
    } else {
      for (const operand of formula.operands) this.#number(operand);
    }
  }

  #node(formula: Formula): number {
    switch (formula.kind) {
      case 'atom':
        return this.#make(this.#variables.get(formula.key) ?? 0, falseLeaf, trueLeaf);
      case 'not':
        return this.#negate(this.#node(formula.operand));
      case 'and':
        return formula.operands.reduceRight((rest, each) => this.#and(this.#node(each), rest), trueLeaf);
      case 'or': {
        const none = formula.operands.reduceRight(
          (rest, each) => this.#and(this.#negate(this.#node(each)), rest),
          trueLeaf,
        );
        return this.#negate(none);
      }
    }
  }

  #make(variable: number, ifFalse: number, ifTrue: number): number {
    if (ifFalse === undecided || ifTrue === undecided) return undecided;
    if (ifFalse === ifTrue) return ifFalse;
    const key = variable * nodeNumbers ** 2 + ifFalse * nodeNumbers + ifTrue;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#nodes.length >= maximumNodes) return undecided;
    const id = this.#nodes.push({ variable, ifFalse, ifTrue }) + 1;
    this.#known.set(key, id);
    return id;
  }

  #negate(id: number): number {
    return this.#combine('not', id, id, (node) =>
      this.#make(node.variable, this.#negate(node.ifFalse), this.#negate(node.ifTrue)),
    );
  }

  #and(left: number, right: number): number {
    if (left === undecided || right === undecided) return undecided;
    if (left === falseLeaf || right === falseLeaf) return falseLeaf;
    if (left === trueLeaf) return right;
    if (right === trueLeaf || left === right) return left;
    return this.#combine('and', Math.min(left, right), Math.max(left, right), (one, other) => {
      const variable = Math.min(one.variable, other.variable);
      const [oneFalse, oneTrue] = branches(one, variable, Math.min(left, right));
      const [otherFalse, otherTrue] = branches(other, variable, Math.max(left, right));
      return this.#make(variable, this.#and(oneFalse, otherFalse), this.#and(oneTrue, otherTrue));
    });
  }

  #combine(
    name: 'and' | 'not',
    left: number,
    right: number,
    compute: (one: Decision, other: Decision) => number,
  ): number {
    if (left === undecided) return undecided;
    if (name === 'not' && left <= trueLeaf) return left === trueLeaf ? falseLeaf : trueLeaf;
    const key = left * nodeNumbers + right;
    const known = this.#combined[name].get(key);
    if (known !== undefined) return known;
    const one = this.#nodes[left - 2];
    const other = this.#nodes[right - 2];
    if (one === undefined || other === undefined) return undecided;
    const result = compute(one, other);
    this.#combined[name].set(key, result);
    return result;
  }
}

function branches(node: Decision, variable: number, id: number): readonly [number, number] {
  return node.variable === variable ? [node.ifFalse, node.ifTrue] : [id, id];
}
