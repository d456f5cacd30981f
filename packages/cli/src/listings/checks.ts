import { ownEntry } from '@sigmazuh/parser';
import { readConfiguration } from '../configuration.ts';
import { canBeChanged, catalogue } from '../diagnostics/catalogue.ts';
import { plainTable } from '../terminal/plain-table.ts';
import type { Listing } from './listing.ts';

/** Every diagnostic, with the severity it has here. */
export const checkListing: Listing = {
  name: 'checks',
  summary: 'everything that check and build can say, and how grave it is here',
  list(part, { terminal }) {
    const { checks } = readConfiguration(terminal);
    const entries = [...catalogue]
      .filter(([id]) => id.includes(part))
      .map(([id, { severity, summary }]) => ({
        id,
        severity: ownEntry(checks, id) ?? severity,
        standard: severity,
        canBeChanged: canBeChanged(id),
        summary,
        page: `docs/diagnostics/${id}.md`,
      }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    const table = plainTable(['check', 'severity', 'about']);
    for (const { id, severity, standard, summary } of entries) {
      table.push([id, severity === standard ? severity : `${severity} (else ${standard})`, summary]);
    }
    return { entries, text: `${table.toString()}\n` };
  },
};
