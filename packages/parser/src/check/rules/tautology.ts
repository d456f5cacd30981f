import { detectionOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';
import { decide } from '../logic/decide.ts';
import { conditionFormula, searchFormulas } from '../logic/formula.ts';

export const tautology: DocumentCheck = {
  scope: 'document',
  id: 'tautology',
  severity: 'error',
  summary: 'a condition that every event fulfils',
  examine(document, say) {
    const detection = detectionOf(document);
    if (detection === null) return;
    const searches = searchFormulas(detection);
    for (const condition of detection.conditions) {
      if (decide(conditionFormula(condition, searches)) !== 'always') continue;
      say(condition.range, 'every event fulfils this condition', {
        hint: 'it accepts both a thing and its opposite; check "or", "not" and the brackets',
      });
    }
  },
};
