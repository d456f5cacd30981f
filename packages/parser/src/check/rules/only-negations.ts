import type { Condition } from '../../condition.ts';
import type { DocumentCheck } from '../check-rule.ts';
import { logicOf } from '../logic/detection-logic.ts';

export const onlyNegations: DocumentCheck = {
  scope: 'document',
  id: 'only-negations',
  severity: 'warning',
  summary: 'a condition that says only what must not be there',
  examine(document, say) {
    if (document.kind !== 'rule') return;
    for (const { condition, verdict } of logicOf(document.detection).conditions) {
      if (verdict === 'always' || !isNegative(condition)) continue;
      say(condition.range, 'the condition says only what an event must not have', {
        hint: 'nearly every event of the log source fulfils that; add what to look for',
      });
    }
  },
};

/** Whether an event that has nothing of what the rule names fulfils the condition. */
function isNegative(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.operands.every(isNegative);
    case 'or':
      return condition.operands.some(isNegative);
    case 'not':
      return !isNegative(condition.operand);
    case 'identifier':
    case 'quantifier':
      return false;
  }
}
