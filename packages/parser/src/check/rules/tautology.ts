import { detectionOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';
import { logicOf } from '../logic/detection-logic.ts';

export const tautology: DocumentCheck = {
  scope: 'document',
  id: 'tautology',
  severity: 'error',
  summary: 'a condition that every event fulfils',
  examine(document, say) {
    const detection = detectionOf(document);
    if (detection === null) return;
    for (const { condition, verdict } of logicOf(detection).conditions) {
      if (verdict !== 'always') continue;
      say(condition.range, 'every event fulfils this condition', {
        hint: 'it accepts both a thing and its opposite; check "or", "not" and the brackets',
      });
    }
  },
};
