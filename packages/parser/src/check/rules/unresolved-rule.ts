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
      if (document.kind !== 'correlation') continue;
      const referred = documents.filter((each) => document.rules.some(({ value }) => isNamed(each, value)));
      for (const { rule } of document.aliases.flatMap(({ fields }) => fields)) {
        // One that is spelled as in "rules" is said there.
        if (document.rules.some(({ value }) => value === rule.value)) continue;
        if (referred.some((each) => isNamed(each, rule.value))) continue;
        say(rule.range, `the correlation refers to no rule with the id or name "${rule.value}"`);
      }
    }
  },
};

function isNamed({ id, name }: SigmaDocument, text: string): boolean {
  return name?.value === text || id?.value.toLowerCase() === text.toLowerCase();
}

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
