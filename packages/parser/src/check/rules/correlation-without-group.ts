import { attribute } from '../../document/attributes.ts';
import { isMeant } from '../../schema/misspelt-keys.ts';
import type { DocumentCheck } from '../check-rule.ts';

/** Sigma correlation rules specification, "Grouping". */
export const correlationWithoutGroup: DocumentCheck = {
  scope: 'document',
  id: 'correlation-without-group',
  severity: 'warning',
  summary: 'a correlation that does not say which events belong together',
  examine(document, say) {
    if (document.kind !== 'correlation' || document.groupBy.length > 0) return;
    const written = attribute(document.correlation, 'group-by');
    const isEmpty = written?.kind === 'list' && written.items.length === 0;
    if (!isEmpty && isMeant(document.correlation, 'group-by')) return;
    say(document.type.range, 'the correlation has no "group-by"', {
      hint: 'events of all computers and users are counted together; name the fields that have to be equal',
    });
  },
};
