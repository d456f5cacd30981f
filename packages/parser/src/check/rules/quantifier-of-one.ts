import { detectionOf, leavesOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';

export const quantifierOfOne: DocumentCheck = {
  scope: 'document',
  id: 'quantifier-of-one',
  severity: 'info',
  summary: 'a quantifier that stands for one search identifier only',
  examine(document, say) {
    for (const leaf of detectionOf(document)?.conditions.flatMap(leavesOf) ?? []) {
      if (leaf.kind !== 'quantifier' || leaf.names.length !== 1) continue;
      const [name = ''] = leaf.names;
      // `1 of filter_optional_*` is written for the filters that users add, however many there are.
      if (leaf.quantifier === 'any' && /filter/i.test(leaf.pattern ?? '')) continue;
      say(leaf.range, `only "${name}" fits here`, { hint: `write "${name}"`, meant: name });
    }
  },
};
