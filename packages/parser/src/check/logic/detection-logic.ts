import type { Condition } from '../../condition.ts';
import type { Detection } from '../../documents.ts';
import { decide, type Verdict } from './decide.ts';
import { conditionFormula, searchFormulas } from './formula.ts';
import { NormalForms } from './normal-form.ts';

export interface ConditionLogic {
  readonly condition: Condition;
  /** Equal for conditions that mean the same. */
  readonly normalForm: string;
  readonly verdict: Verdict;
}

/** A detection as the logical checks see it. */
export interface DetectionLogic {
  /** The normal form of each search identifier, by name. */
  readonly searches: ReadonlyMap<string, string>;
  readonly conditions: readonly ConditionLogic[];
  /** The normal form of the detection as a whole; several conditions are alternatives. */
  readonly normalForm: string;
}

// Several checks ask about the same detection; trees are frozen, so what was found once stays true.
const known = new WeakMap<Detection, DetectionLogic>();

export function logicOf(detection: Detection): DetectionLogic {
  const found = known.get(detection);
  if (found !== undefined) return found;
  const formulas = searchFormulas(detection);
  const forms = new NormalForms();
  const conditions = detection.conditions.map((condition) => ({
    condition,
    formula: conditionFormula(condition, formulas),
  }));
  const logic: DetectionLogic = {
    searches: new Map(Array.from(formulas, ([name, formula]) => [name, forms.of(formula)])),
    conditions: conditions.map(({ condition, formula }) => ({
      condition,
      normalForm: forms.of(formula),
      verdict: decide(formula),
    })),
    normalForm: forms.of({ kind: 'or', operands: conditions.map(({ formula }) => formula) }),
  };
  known.set(detection, logic);
  return logic;
}
