import type { SigmaDocument } from '../../documents.ts';
import { didYouMean } from '../../nearest.ts';
import type { Located } from '../../source.ts';
import type { CollectionCheck } from '../check-rule.ts';

export const unresolvedRule: CollectionCheck = {
  scope: 'collection',
  id: 'unresolved-rule',
  severity: 'warning',
  summary: 'a correlation rule or filter that refers to a rule which is not there',
  examine(documents, say) {
    const names = documents.flatMap((document) => (document.name === null ? [] : [document.name.value]));
    const ids = documents.flatMap((document) =>
      document.id === null ? [] : [document.id.value.toLowerCase()],
    );
    const known = new Set([...names, ...ids]);
    for (const document of documents) {
      for (const reference of referencesOf(document)) {
        if (known.has(reference.value) || known.has(reference.value.toLowerCase())) continue;
        say(
          reference.range,
          `there is no rule with the id or name "${reference.value}"`,
          didYouMean(reference.value, names),
        );
      }
    }
  },
};

function referencesOf(document: SigmaDocument): readonly Located<string>[] {
  switch (document.kind) {
    case 'rule':
    case 'unsupported':
      return [];
    case 'correlation':
      return document.rules;
    case 'filter':
      return document.rules ?? [];
  }
}
