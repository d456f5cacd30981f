import { detectionOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';
import { logicOf } from '../logic/detection-logic.ts';

export const duplicateCondition: DocumentCheck = {
  scope: 'document',
  id: 'duplicate-condition',
  severity: 'warning',
  summary: 'two conditions, or two search identifiers, that mean the same',
  examine(document, say) {
    const detection = detectionOf(document);
    if (detection === null) return;
    const logic = logicOf(detection);
    const first = new Map<string, string>();
    for (const { name } of detection.identifiers) {
      const form = logic.searches.get(name.value) ?? name.value;
      const other = first.get(form);
      if (other !== undefined) say(name.range, `"${name.value}" asks for the same as "${other}"`);
      else first.set(form, name.value);
    }
    const seen = new Set<string>();
    for (const { condition, normalForm } of logic.conditions) {
      if (seen.has(normalForm)) say(condition.range, 'this condition means the same as one before it');
      seen.add(normalForm);
    }
  },
};
