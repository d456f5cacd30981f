import { byKey, type CodePointRange, intersection, isSubset } from '@sigmazuh/compiler';
import { advance, automatonOf, byteRanges, representatives, successors } from '../automaton/automaton.ts';
import { type ByteNode, hasConditions, hasFixedLength, itemsOfNode } from './byte-node.ts';
import type { Link } from './links.ts';
import { nodeKey } from './node-key.ts';

/** Combinations of states that are looked at; beyond, the answer is no. */
const explorationLimit = 3_000;

type Rounds = 'any number' | 'one';

/** Whether the gap can read whatever the element reads: every match of it is so many whole units, or one of them. */
export const containedIn = byKey(
  (element: ByteNode, unit: ByteNode, rounds: Rounds = 'any number') =>
    `${rounds} ${nodeKey(unit)} ${nodeKey(element)}`,
  (element, unit, rounds = 'any number') => isContained(element, unit, rounds),
);

function isContained(element: ByteNode, unit: ByteNode, rounds: Rounds): boolean {
  const [inner, outer] = [automatonOf(element, 300), automatonOf(unit, 300)];
  if (inner === null || outer === null || outer.nullable || hasConditions(unit)) return false;
  if (unit.kind === 'set' && rounds === 'any number') {
    return inner.sets.every((set) => isSubset(set, unit.ranges));
  }
  const bytes = [...new Set([...representatives(inner), ...representatives(outer)])];
  const atBoundary = [...outer.first];
  const seen = new Set<string>();
  const open = inner.first.map((state) => [state, atBoundary] as const);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [state, pending] = next;
    const key = `${state} ${pending.join(',')}`;
    if (seen.has(key)) continue;
    if (seen.size >= explorationLimit) return false;
    seen.add(key);
    for (const byte of bytes) {
      if (advance(inner, [state], byte).size === 0) continue;
      const reached = advance(outer, pending, byte);
      if (reached.size === 0) return false;
      const isBoundary = [...reached].some((each) => outer.last.has(each));
      if (inner.last.has(state) && !isBoundary) return false;
      if (rounds === 'one' && isBoundary && (inner.follow[state] ?? []).length > 0) return false;
      const onward = [...successors(outer, reached), ...(isBoundary ? outer.first : [])];
      const sorted = [...new Set(onward)].toSorted((a, b) => a - b);
      for (const target of inner.follow[state] ?? []) open.push([target, sorted]);
    }
  }
  return true;
}

/**
 * Whether each element behind a gap can be settled where it ends first. It can when the next gap reads what this gap
 * and the element read: then an earlier end leaves the next element at least the places that a later one would. It
 * also can when there is one place for it only.
 */
export function growingClasses(links: readonly Link[]): boolean {
  return links.every((link, i) => {
    const before = links[i - 1];
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
      places.push(...Array.from(item.text, (byte) => byteRanges(byte.charCodeAt(0), item.caseless)));
    else return [];
  }
  return places;
}
