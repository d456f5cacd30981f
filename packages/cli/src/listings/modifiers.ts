import { modifierMeanings, modifierNames } from '@sigmazuh/parser';
import { plainTable } from '../terminal/plain-table.ts';
import type { Listing } from './listing.ts';

/** Sigma's modifiers. */
export const modifierListing: Listing = {
  name: 'modifiers',
  summary: 'what may follow a field name behind |',
  list(part) {
    const entries = modifierNames
      .filter((name) => name.includes(part))
      .map((name) => ({ name, meaning: modifierMeanings[name] }));
    const table = plainTable(['modifier', 'asks for']);
    for (const { name, meaning } of entries) table.push([name, meaning]);
    return { entries, text: `${table.toString()}\n` };
  },
};
