import { automatonOf, byteRanges } from '../automaton/automaton.ts';
import { intersection, isSubset } from '../pattern/code-points.ts';
import type { CodePointRange } from '../pattern.ts';
import { type ByteNode, hasFixedLength, itemsOfNode } from './byte-node.ts';
import type { Link } from './links.ts';

/** Whether all bytes the element reads are bytes the gap can read too. */
export function containedIn(element: ByteNode, unit: ByteNode): boolean {
  const automaton = automatonOf(element, 1_000);
  if (automaton === null || unit.kind !== 'set') return false;
  return automaton.sets.every((set) => isSubset(set, unit.ranges));
}

/**
 * Whether each element behind a gap can be settled where it ends first. It can when the next gap reads what this gap
 * and the element read: then an earlier end leaves the next element at least the places that a later one would. It
 * also can when there is one place for it only.
 */
export function growingClasses(links: readonly Link[]): boolean {
  return links.every((link, i) => {
    const before = links[i - 1];
    if (link.unit.kind !== 'set') return false;
    if (before === undefined || isPinned(before)) return true;
    return containedIn(before.element, link.unit) && containedIn(before.unit, link.unit);
  });
}

/** The element holds a byte that the gap before it cannot read, and none that may or may not be such before it. */
function isPinned(link: Link): boolean {
  const { unit, element } = link;
  if (unit.kind !== 'set' || !hasFixedLength(element)) return false;
  const places = placesOf(element);
  const at = places.findIndex((place) => !isSubset(place, unit.ranges));
  return at !== -1 && intersection(places[at] ?? [], unit.ranges).length === 0;
}

/** The bytes of a regex of one length, place by place; empty when it is more than texts and sets in a row. */
function placesOf(element: ByteNode): readonly (readonly CodePointRange[])[] {
  const places: (readonly CodePointRange[])[] = [];
  for (const item of itemsOfNode(element)) {
    if (item.kind === 'set') places.push(item.ranges);
    else if (item.kind === 'bytes')
      places.push(...Array.from(item.text, (byte) => byteRanges(byte, item.caseless)));
    else return [];
  }
  return places;
}
