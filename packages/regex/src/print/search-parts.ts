import { alternativesOf, itemsOf, type Pattern, searchForm } from '@sigmazuh/compiler';
import { distributed, takenApart } from './distribute.ts';

/**
 * A search as several that together find what it finds, for a place that cannot hold it whole: its alternatives, or
 * where it has none, what it becomes when the parts of several lengths inside it are written each with all the rest.
 *
 *     =*a(?:/x)?sh  →  =*a/xsh, =*ash
 *
 * @returns the pattern alone when there is no way to part it
 */
export function searchParts(pattern: Pattern): readonly Pattern[] {
  const alternatives = alternativesOf(pattern);
  if (alternatives.length > 1) return alternatives;
  const search = searchForm(pattern);
  const parts = distributed(search);
  return parts.length > 1 ? parts : takenApart(itemsOf(search), 'all parts');
}
