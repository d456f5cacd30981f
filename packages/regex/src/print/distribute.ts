import {
  acceptedSet,
  alternativesOf,
  type CodePointSet,
  difference,
  intersection,
  isBounded,
  isWide,
  itemsOf,
  nothing,
  oneOf,
  type Pattern,
  sequence,
} from '@sigmazuh/compiler';
import { hasOneEnd } from './earliest-end.ts';
import { toBytes } from './to-bytes.ts';

/** A pattern that would become more alternatives is left as it is. */
const mostAlternatives = 12;

/** Alternatives of a part that has gaps inside, each written with all the rest: `a(?:b.*)?c` → `ab.*c|ac`. */
export function distributed(pattern: Pattern): readonly Pattern[] {
  return repeatedly(pattern, (each) =>
    distributeFirst(each, (item) => (isBounded(item) ? null : variantsOf(item))),
  );
}

/** What is written with all the rest for each of its variants: every part that has some, or those in the way. */
export type Apart = 'parts with several ends' | 'all parts';

/**
 * The same for parts of several lengths, and for classes that hold some of what the gaps exclude: with each variant
 * written for itself it is known where it ends and whether it can lie within a gap.
 *
 *     .*&&\\s?set.*  →  .*&&set.* | .*&&[ \\t]set.* | .*&&\\nset.*
 */
export function takenApart(items: readonly Pattern[], which: Apart): readonly Pattern[] {
  const gaps = items.flatMap(gapSet);
  const isInTheWay = (item: Pattern) => which === 'all parts' || !hasOneEnd(toBytes(item));
  return repeatedly(sequence(items), (each) =>
    distributeFirst(each, (item) => {
      const variants = variantsOf(item);
      return variants !== null && isInTheWay(item) ? variants : straddling(item, gaps);
    }),
  );
}

function repeatedly(pattern: Pattern, once: (pattern: Pattern) => readonly Pattern[]): readonly Pattern[] {
  let open: readonly Pattern[] = [pattern];
  for (let next = open.flatMap(once); next.length > open.length; next = open.flatMap(once)) {
    if (next.length > mostAlternatives) return [pattern];
    open = next;
  }
  return open;
}

function distributeFirst(
  pattern: Pattern,
  variants: (item: Pattern) => readonly Pattern[] | null,
): readonly Pattern[] {
  const items = itemsOf(pattern);
  for (const [at, item] of items.entries()) {
    const found = variants(item);
    if (found !== null)
      return found.map((each) => sequence([...items.slice(0, at), each, ...items.slice(at + 1)]));
  }
  return [pattern];
}

function variantsOf(item: Pattern): readonly Pattern[] | null {
  if (item.kind === 'choice') return item.alternatives;
  if (item.kind === 'repeat' && item.min === 0 && item.max === 1)
    return [...alternativesOf(item.item), nothing];
  return null;
}

function gapSet(item: Pattern): readonly CodePointSet[] {
  if (item.kind !== 'repeat' || item.max !== null) return [];
  if (item.item.kind !== 'class' && item.item.kind !== 'any-one') return [];
  const set = acceptedSet(item.item);
  return isWide(set) ? [set] : [];
}

function straddling(item: Pattern, gaps: readonly CodePointSet[]): readonly Pattern[] | null {
  if (item.kind !== 'class') return null;
  const set = acceptedSet(item);
  for (const gap of gaps) {
    const [inside, outside] = [intersection(set, gap), difference(set, gap)];
    if (inside.length > 0 && outside.length > 0) return [oneOf(inside, 'cased'), oneOf(outside, 'cased')];
  }
  return null;
}
