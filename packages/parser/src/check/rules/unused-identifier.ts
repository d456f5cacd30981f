import { detectionOf, leavesOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';

export const unusedIdentifier: DocumentCheck = {
  scope: 'document',
  id: 'unused-identifier',
  severity: 'warning',
  summary: 'a search identifier that no condition mentions',
  examine(document, say) {
    const detection = detectionOf(document);
    if (detection === null) return;
    const used = new Set(
      detection.conditions
        .flatMap(leavesOf)
        .flatMap((leaf) => (leaf.kind === 'quantifier' ? leaf.names : [leaf.name])),
    );
    for (const { name } of detection.identifiers) {
      if (used.has(name.value)) continue;
      say(name.range, `the condition does not mention "${name.value}"`, {
        hint: 'it has no effect: add it to the condition or take it out',
      });
    }
  },
};
