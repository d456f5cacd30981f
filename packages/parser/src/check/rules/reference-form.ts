import type { DocumentCheck } from '../check-rule.ts';

export const referenceForm: DocumentCheck = {
  scope: 'document',
  id: 'reference-form',
  severity: 'info',
  summary: 'a reference that is no link',
  examine({ references }, say) {
    for (const { value, range } of references) {
      if (/^https?:\/\/[^\s]+$/.test(value)) continue;
      say(range, `the reference "${value}" is no link`, {
        hint: 'references are web addresses, one an element; anything else belongs into the description',
      });
    }
  },
};
