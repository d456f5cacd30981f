import type { DocumentCheck } from '../check-rule.ts';

/** Most of the specification, and least of SigmaHQ's conventions, in characters. */
const most = 65_535;
const least = 16;

export const descriptionForm: DocumentCheck = {
  scope: 'document',
  id: 'description-form',
  severity: 'warning',
  summary: 'a description that says next to nothing, or is longer than allowed',
  examine({ description }, say) {
    if (description === null) return;
    const { length } = description.value.trim();
    if (length < least) {
      say(description.range, `a description of ${length} characters explains nothing`, {
        hint: 'say what was done when the rule matches, and why that is worth an alert',
      });
    } else if (length > most) {
      say(description.range, `the description has ${length} characters, and at most ${most} are allowed`);
    }
  },
};
