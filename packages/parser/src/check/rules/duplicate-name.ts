import type { SigmaDocument } from '../../documents.ts';
import type { CollectionCheck } from '../check-rule.ts';

/** Names are what correlation rules refer to, so they have to be unique (Sigma rules specification, "Name"). */
export const duplicateName: CollectionCheck = {
  scope: 'collection',
  id: 'duplicate-name',
  severity: 'error',
  summary: 'two documents with the same name',
  examine(documents, say) {
    const first = new Map<string, SigmaDocument>();
    for (const document of documents) {
      if (document.name === null) continue;
      const { value, range } = document.name;
      const other = first.get(value);
      if (other?.name == null) {
        first.set(value, document);
        continue;
      }
      say(range, `the name "${value}" belongs to "${other.title.value}" already`, {
        hint: 'correlation rules could mean either of them',
        related: [{ range: other.name.range, message: 'the name stands here first' }],
      });
    }
  },
};
