import type { SigmaDocument } from '../../documents.ts';
import type { CollectionCheck } from '../check-rule.ts';

export const duplicateTitle: CollectionCheck = {
  scope: 'collection',
  id: 'duplicate-title',
  severity: 'warning',
  summary: 'two documents with the same title',
  examine(documents, say) {
    const first = new Map<string, SigmaDocument>();
    for (const document of documents) {
      const { value, range } = document.title;
      const key = value.trim().toLowerCase();
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, document);
        continue;
      }
      say(range, `another rule is called "${value}" too`, {
        hint: 'say in the title what sets this rule apart',
        related: [{ range: other.title.range, message: 'the title stands here first' }],
      });
    }
  },
};
