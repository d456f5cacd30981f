/** Members in an order in which nothing of a higher level comes behind something of a lower one. */
export type Segment<Narrow, Broad> =
  | { readonly kind: 'narrow'; readonly members: readonly Narrow[] }
  | { readonly kind: 'broad'; readonly level: number; readonly members: readonly Broad[] };

/**
 * An event passes one of the narrow groups and all of the broad members, and has to meet them by level:
 *
 *     narrow 15, 12, 8     broad 12     →     narrow 15, 12 │ broad 12 │ narrow 8
 */
export function sequenceLevels<Narrow extends Leveled, Broad extends Leveled>(
  narrow: readonly Narrow[],
  broad: readonly Broad[],
): readonly Segment<Narrow, Broad>[] {
  const levels = [...new Set(broad.map(({ level }) => level))].sort((a, b) => b - a);
  const segments: Segment<Narrow, Broad>[] = [];
  let above = Number.POSITIVE_INFINITY;
  for (const level of [...levels, Number.NEGATIVE_INFINITY]) {
    const members = narrow.filter((each) => each.level < above && each.level >= level);
    if (members.length > 0) segments.push({ kind: 'narrow', members });
    const own = broad.filter((each) => each.level === level);
    if (own.length > 0) segments.push({ kind: 'broad', level, members: own });
    above = level;
  }
  return segments;
}

interface Leveled {
  readonly level: number;
}
