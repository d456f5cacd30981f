import type { Condition } from '../../condition.ts';
import type { Detection } from '../../documents.ts';
import { decide, type Verdict } from './decide.ts';
import { conditionFormula, type Formula, searchFormulas } from './formula.ts';
import { normalForm } from './normal-form.ts';

export interface ConditionLogic {
  readonly condition: Condition;
  readonly formula: Formula;
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
  const conditions = detection.conditions.map((condition): ConditionLogic => {
    const formula = conditionFormula(condition, formulas);
    return { condition, formula, verdict: decide(formula) };
  });
  const logic: DetectionLogic = {
    searches: new Map(Array.from(formulas, ([name, formula]) => [name, normalForm(formula)])),
    conditions,
    normalForm: normalForm({ kind: 'or', operands: conditions.map((each) => each.formula) }),
  };
  known.set(detection, logic);
  return logic;
}
