/** What the text of a Windows event is searched for, where its fields cannot say it. */
export { searchesFor, searchFor } from './event-search.ts';
export { eventTextPattern } from './event-text.ts';
export { type PackedSearches, packSearches } from './pack-searches.ts';
export { textExclusions } from './text-exclusions.ts';
