import { type CodePointSet, codePoints, intersection, union } from '@sigmazuh/regex-syntax';

/**
 * Sigma compares without regard to case. Which characters that makes equal, is decided here for all patterns:
 * an ASCII letter equals its other ASCII case and nothing else (not U+212A KELVIN SIGN, not U+017F LONG S), any
 * other character equals those that share its simple upper-case form (`é É`, `σ ς Σ`). Mappings to several
 * characters (`ß` → `SS`) count for nothing.
 */
export function caseVariants(point: number): readonly number[] {
  if (point < 0x80) {
    if (isBetween(point, 0x41, 0x5a)) return [point, point + 0x20];
    if (isBetween(point, 0x61, 0x7a)) return [point - 0x20, point];
    return [point];
  }
  return families().get(fold(point)) ?? [point];
}

/** The set with all case variants of its members. */
export function closeUnderCase(set: CodePointSet): CodePointSet {
  const cased = intersection(set, casedCodePoints());
  const variants: number[] = [];
  for (const range of cased) {
    for (let point = range.from; point <= range.to; point++) variants.push(...caseVariants(point));
  }
  return union(set, codePoints(...variants));
}

function isBetween(point: number, from: number, to: number): boolean {
  return from <= point && point <= to;
}

function fold(point: number): number {
  const character = String.fromCodePoint(point);
  const inUpperCase = character.toUpperCase();
  if (inUpperCase === character) return point;
  const [upper, ...more] = inUpperCase;
  const folded = upper?.codePointAt(0) ?? point;
  return more.length > 0 || folded < 0x80 ? point : folded;
}

/** No character beyond the Supplementary Multilingual Plane has case. */
const lastCased = 0x1ffff;

let knownFamilies: ReadonlyMap<number, readonly number[]> | null = null;
let knownCased: CodePointSet | null = null;

function families(): ReadonlyMap<number, readonly number[]> {
  if (knownFamilies !== null) return knownFamilies;
  const byFold = new Map<number, number[]>();
  for (let point = 0x80; point <= lastCased; point++) {
    if (isBetween(point, 0xd800, 0xdfff)) continue;
    const folded = fold(point);
    if (folded === point) continue;
    const family = byFold.get(folded);
    if (family === undefined) byFold.set(folded, [folded, point]);
    else family.push(point);
  }
  for (const family of byFold.values()) family.sort((a, b) => a - b);
  knownFamilies = byFold;
  return byFold;
}

function casedCodePoints(): CodePointSet {
  knownCased ??= union(
    [
      { from: 0x41, to: 0x5a },
      { from: 0x61, to: 0x7a },
    ],
    codePoints(...[...families().values()].filter((family) => family.length > 1).flat()),
  );
  return knownCased;
}
