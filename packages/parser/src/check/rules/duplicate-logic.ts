import type { SigmaRule } from '../../documents.ts';
import type { CollectionCheck } from '../check-rule.ts';
import { logicOf } from '../logic/detection-logic.ts';

export const duplicateLogic: CollectionCheck = {
  scope: 'collection',
  id: 'duplicate-logic',
  severity: 'warning',
  summary: 'two rules that look for the same thing in the same log source',
  examine(documents, say) {
    const first = new Map<string, SigmaRule>();
    for (const document of documents) {
      if (document.kind !== 'rule') continue;
      const key = `${logSourceKey(document)} ${logicOf(document.detection).normalForm}`;
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, document);
        continue;
      }
      say(document.title.range, `the rule matches exactly what "${other.title.value}" matches`, {
        hint: 'keep one of them; if both are wanted, say with "related" how they differ',
        related: [{ range: other.title.range, message: 'the other rule' }],
      });
    }
  },
};

function logSourceKey({ logSource }: SigmaRule): string {
  const { category, product, service } = logSource;
  return JSON.stringify([category, product, service].map((name) => name?.value.toLowerCase() ?? null));
}
