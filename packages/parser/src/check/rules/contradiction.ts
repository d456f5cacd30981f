import { detectionOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';
import { decide } from '../logic/decide.ts';
import { conditionFormula, searchFormulas } from '../logic/formula.ts';

export const contradiction: DocumentCheck = {
  scope: 'document',
  id: 'contradiction',
  severity: 'error',
  summary: 'a condition that no event can fulfil',
  examine(document, say) {
    const detection = detectionOf(document);
    if (detection === null) return;
    const searches = searchFormulas(detection);
    for (const condition of detection.conditions) {
      if (decide(conditionFormula(condition, searches)) !== 'never') continue;
      say(condition.range, 'no event can fulfil this condition', {
        hint: 'something it asks for is taken away again, by a "not" or an empty list',
      });
    }
  },
};
