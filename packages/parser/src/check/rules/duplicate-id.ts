import type { SigmaDocument } from '../../documents.ts';
import type { CollectionCheck } from '../check-rule.ts';

export const duplicateId: CollectionCheck = {
  scope: 'collection',
  id: 'duplicate-id',
  severity: 'error',
  summary: 'two documents with the same id',
  examine(documents, say) {
    const first = new Map<string, SigmaDocument>();
    for (const document of documents) {
      if (document.id === null) continue;
      const key = document.id.value.toLowerCase();
      const other = first.get(key);
      if (other?.id == null) {
        first.set(key, document);
        continue;
      }
      say(document.id.range, `the id ${document.id.value} belongs to "${other.title.value}" already`, {
        hint: 'give this rule an id of its own',
        related: [{ range: other.id.range, message: 'the id stands here first' }],
      });
    }
  },
};
