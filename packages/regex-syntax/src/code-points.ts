/** Both ends are in it. */
export interface CodePointRange {
  readonly from: number;
  readonly to: number;
}

/** A set of Unicode code points: sorted, disjoint, not adjacent. Surrogates are never in it. */
export type CodePointSet = readonly CodePointRange[];

const lastCodePoint = 0x10ffff;
const surrogates: CodePointRange = { from: 0xd800, to: 0xdfff };

/** Every code point a text can hold. */
export const allCodePoints: CodePointSet = [
  { from: 0, to: surrogates.from - 1 },
  { from: surrogates.to + 1, to: lastCodePoint },
];

/** Everything from U+0080 on: what UTF-8 writes as two bytes and more. */
export const nonAscii: CodePointSet = [
  { from: 0x80, to: surrogates.from - 1 },
  { from: surrogates.to + 1, to: lastCodePoint },
];

/** Brings ranges in any order, overlapping or not, into the shape of a set. */
export function codePointSet(ranges: readonly CodePointRange[]): CodePointSet {
  const sorted = ranges.filter((range) => range.from <= range.to).toSorted((a, b) => a.from - b.from);
  const joined: CodePointRange[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && range.from <= last.to + 1) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else {
      joined.push(range);
    }
  }
  return joined.some((range) => range.to >= surrogates.from && range.from <= surrogates.to)
    ? cut(joined, surrogates)
    : joined;
}

function cut(ranges: readonly CodePointRange[], hole: CodePointRange): CodePointSet {
  return ranges.flatMap((range) =>
    range.to < hole.from || range.from > hole.to
      ? [range]
      : [
          { from: range.from, to: hole.from - 1 },
          { from: hole.to + 1, to: range.to },
        ].filter((part) => part.from <= part.to),
  );
}

export function codePoints(...points: readonly number[]): CodePointSet {
  return codePointSet(points.map((point) => ({ from: point, to: point })));
}

export function union(...sets: readonly CodePointSet[]): CodePointSet {
  return codePointSet(sets.flat());
}

export function complement(set: CodePointSet): CodePointSet {
  const gaps: CodePointRange[] = [];
  let next = 0;
  for (const range of set) {
    gaps.push({ from: next, to: range.from - 1 });
    next = range.to + 1;
  }
  gaps.push({ from: next, to: lastCodePoint });
  return codePointSet(gaps);
}

export function intersection(a: CodePointSet, b: CodePointSet): CodePointSet {
  const common: CodePointRange[] = [];
  let i = 0;
  let j = 0;
  for (let x = a[i], y = b[j]; x !== undefined && y !== undefined; x = a[i], y = b[j]) {
    common.push({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) });
    if (x.to < y.to) i++;
    else j++;
  }
  return codePointSet(common);
}

export function difference(a: CodePointSet, b: CodePointSet): CodePointSet {
  return intersection(a, complement(b));
}

export function includes(set: CodePointSet, point: number): boolean {
  return set.some((range) => range.from <= point && point <= range.to);
}

export function isSubset(part: CodePointSet, whole: CodePointSet): boolean {
  return part.every(({ from, to }) => {
    let next = from;
    for (const range of whole) if (range.from <= next && next <= range.to) next = range.to + 1;
    return next > to;
  });
}

export function sameSet(a: CodePointSet, b: CodePointSet): boolean {
  return a.length === b.length && a.every((range, i) => range.from === b[i]?.from && range.to === b[i]?.to);
}

/** The number of code points in the set. */
export function setSize(set: CodePointSet): number {
  return set.reduce((size, range) => size + range.to - range.from + 1, 0);
}

/** The code points of a text. A lone surrogate counts as U+FFFD, as UTF-8 encoders write it. */
export function codePointsOf(text: string): readonly number[] {
  return Array.from(wellFormed(text), (character) => character.codePointAt(0) ?? 0);
}

/** The text with U+FFFD for every lone surrogate. */
export function wellFormed(text: string): string {
  return /^[\0-\ud7ff]*$/.test(text) ? text : text.replace(/\p{Surrogate}/gu, '\ufffd');
}
