import type { DocumentCheck } from '../check-rule.ts';

export const missingId: DocumentCheck = {
  scope: 'document',
  id: 'missing-id',
  severity: 'info',
  summary: 'a document without an id',
  examine(document, say) {
    if (document.id !== null) return;
    say(document.title.range, 'the rule has no id', {
      hint: 'add "id:" with a UUID of version 4, so that other rules can refer to it and its Wazuh ids stay the same',
    });
  },
};
