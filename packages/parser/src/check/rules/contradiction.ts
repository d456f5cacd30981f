import { detectionOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';
import { logicOf } from '../logic/detection-logic.ts';

export const contradiction: DocumentCheck = {
  scope: 'document',
  id: 'contradiction',
  severity: 'error',
  summary: 'a condition that no event can fulfil',
  examine(document, say) {
    const detection = detectionOf(document);
    if (detection === null) return;
    for (const { condition, verdict } of logicOf(detection).conditions) {
      if (verdict !== 'never') continue;
      say(condition.range, 'no event can fulfil this condition', {
        hint: 'something it asks for is taken away again, by a "not" or an empty list',
      });
    }
  },
};
