import type { DocumentCheck } from '../check-rule.ts';

/** Sigma filters specification, "Syntax": a filter has no level and no status. */
export const filterWithLevel: DocumentCheck = {
  scope: 'document',
  id: 'filter-with-level',
  severity: 'info',
  summary: 'a filter with a level or a status',
  examine(document, say) {
    if (document.kind !== 'filter') return;
    if (document.level !== null)
      say(document.level.range, 'a filter raises no alert, so its level has no meaning');
    if (document.status !== null) say(document.status.range, 'a filter has no status');
  },
};
