import { areDisjoint } from '../branch/index.ts';
import type { Leaf } from '../convert/index.ts';
import { asksForField } from '../place/entrances.ts';
import type { CountedBase, CountedWay } from './counted-base.ts';

/** Each further one doubles the rules in which events of a base can end. */
const mostOverlapping = 3;

/** Bases whose events may be those of another one too, with their ways to match that can be asked behind it. */
export interface Overlap {
  readonly base: CountedBase;
  readonly ways: readonly CountedWay[];
}

/** What an event that takes a way of a base may match besides; more severe ones have had it before. */
export function overlapsOf(
  base: CountedBase,
  { leaf }: CountedWay,
  bases: readonly CountedBase[],
): readonly Overlap[] {
  return mayOverlap(base, leaf, bases)
    .slice(0, mostOverlapping)
    .map((other) => ({ base: other, ways: other.ways.filter((each) => canBeAsked(each.leaf, leaf)) }))
    .filter(({ ways }) => ways.length > 0);
}

/** Bases whose events this one takes without counting them there. */
export function lostTo(base: CountedBase, bases: readonly CountedBase[]): readonly CountedBase[] {
  return base.ways.flatMap((way) => {
    const told = overlapsOf(base, way, bases).map((each) => each.base);
    return mayOverlap(base, way.leaf, bases).filter((each) => !told.includes(each));
  });
}

function mayOverlap(base: CountedBase, leaf: Leaf, bases: readonly CountedBase[]): readonly CountedBase[] {
  return bases.filter(
    (other) =>
      other !== base &&
      other.level <= base.level &&
      other.ways.some((way) => !areDisjoint(way.leaf.facts, leaf.facts)),
  );
}

/** A rule behind others cannot ask for a decoder; the fields it asks for, or those in front, have to say it. */
function canBeAsked(inner: Leaf, outer: Leaf): boolean {
  if (areDisjoint(inner.facts, outer.facts)) return false;
  const { decoders } = inner.facts;
  return (
    decoders === null ||
    asksForField(inner) ||
    outer.facts.decoders?.every((name) => decoders.includes(name)) === true
  );
}
