import type { DocumentCheck } from '../check-rule.ts';
import { isDate } from './date-format.ts';

export const dateOrder: DocumentCheck = {
  scope: 'document',
  id: 'date-order',
  severity: 'warning',
  summary: 'a rule that was modified before it was written',
  examine({ date, modified }, say) {
    if (date === null || modified === null || !isDate(date.value) || !isDate(modified.value)) return;
    if (modified.value >= date.value) return;
    say(modified.range, `modified on ${modified.value}, before the rule was written`, {
      related: [{ range: date.range, message: `written on ${date.value}` }],
    });
  },
};
