import { automatonOf } from '../automaton/automaton.ts';
import { isSubset } from '../pattern/code-points.ts';
import type { ByteNode } from './byte-node.ts';
import type { Link } from './links.ts';

/** Whether all bytes the element reads are bytes the gap can read too. */
export function containedIn(element: ByteNode, unit: ByteNode): boolean {
  const automaton = automatonOf(element, 1_000);
  if (automaton === null || unit.kind !== 'set') return false;
  return automaton.sets.every((set) => isSubset(set, unit.ranges));
}

/**
 * Whether each gap can read what the gap and the element before it read. Then an element that ends earlier leaves the
 * next one at least the places that a later end would, and can be settled.
 */
export function growingClasses(links: readonly Link[]): boolean {
  return links.every((link, i) => {
    const before = links[i - 1];
    if (link.unit.kind !== 'set') return false;
    return (
      before === undefined || (containedIn(before.element, link.unit) && containedIn(before.unit, link.unit))
    );
  });
}
