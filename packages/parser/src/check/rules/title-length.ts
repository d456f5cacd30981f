import type { DocumentCheck } from '../check-rule.ts';

/** The specification allows 256 characters; SigmaHQ asks for at most 120, so that a title fits an alert's line. */
const most = 120;

export const titleLength: DocumentCheck = {
  scope: 'document',
  id: 'title-length',
  severity: 'warning',
  summary: 'a title of more than 120 characters',
  examine({ title }, say) {
    const { length } = title.value;
    if (length <= most) return;
    say(title.range, `the title has ${length} characters, and ${most} are enough`, {
      hint: 'move the rest into the description',
    });
  },
};
