import { detectionOf, leavesOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';

/** Sigma rules specification, "Condition": `all of them` leaves nobody room to add a filter. */
export const allOfThem: DocumentCheck = {
  scope: 'document',
  id: 'all-of-them',
  severity: 'info',
  summary: 'a condition with "all of them"',
  examine(document, say) {
    for (const leaf of detectionOf(document)?.conditions.flatMap(leavesOf) ?? []) {
      if (leaf.kind !== 'quantifier' || leaf.quantifier !== 'all' || leaf.pattern !== null) continue;
      say(
        leaf.range,
        '"all of them" turns a filter that somebody adds later into a part of what is looked for',
        {
          hint: 'name the search identifiers alike and write "all of selection_*"',
        },
      );
    }
  },
};
