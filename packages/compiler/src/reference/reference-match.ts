import { codePointsOf, includes } from '@sigmazuh/regex-syntax';
import { acceptedSet } from '../pattern/accepted.ts';
import { caseVariants } from '../pattern/case-variants.ts';
import type { AnchorPattern, LiteralPattern, Pattern } from '../pattern.ts';

/**
 * Whether the pattern is found in the text, decided by trying every way there is: the meaning of a Pattern in the
 * plainest words, which everything that is clever is tested against.
 */
export function referenceMatch(pattern: Pattern, text: string): boolean {
  const points = codePointsOf(text);
  return (
    points.some((_, at) => ends(pattern, points, at).size > 0) ||
    ends(pattern, points, points.length).size > 0
  );
}

/** Every place where the pattern can end when it begins at `at`. */
function ends(pattern: Pattern, text: readonly number[], at: number): ReadonlySet<number> {
  switch (pattern.kind) {
    case 'literal':
      return literalEnd(pattern, text, at);
    case 'any-one':
    case 'class': {
      const point = text[at];
      return new Set(point !== undefined && includes(acceptedSet(pattern), point) ? [at + 1] : []);
    }
    case 'any-run':
      return pattern.unit === undefined
        ? new Set(Array.from({ length: text.length - at + 1 }, (_, i) => at + i))
        : repeated(pattern.unit, 0, null, text, at);
    case 'sequence':
      return pattern.items.reduce<ReadonlySet<number>>(
        (places, item) => step(item, text, places),
        new Set([at]),
      );
    case 'choice':
      return new Set(pattern.alternatives.flatMap((each) => [...ends(each, text, at)]));
    case 'repeat': {
      const places = repeated(pattern.item, pattern.min, pattern.max, text, at);
      return pattern.possessive && places.size > 0 ? new Set([Math.max(...places)]) : places;
    }
    case 'anchor':
      return new Set(anchorHolds(pattern.at, text, at) ? [at] : []);
    case 'look':
      return new Set(lookHolds(pattern, text, at) !== pattern.negated ? [at] : []);
  }
}

function step(item: Pattern, text: readonly number[], places: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...places].flatMap((place) => [...ends(item, text, place)]));
}

function literalEnd(pattern: LiteralPattern, text: readonly number[], at: number): ReadonlySet<number> {
  const wanted = codePointsOf(pattern.text);
  const isThere = wanted.every((point, i) => {
    const found = text[at + i];
    return found !== undefined && (pattern.cased ? found === point : caseVariants(point).includes(found));
  });
  return new Set(isThere ? [at + wanted.length] : []);
}

function repeated(
  item: Pattern,
  min: number,
  max: number | null,
  text: readonly number[],
  at: number,
): ReadonlySet<number> {
  let places: ReadonlySet<number> = new Set([at]);
  const found = new Set<number>(min === 0 ? [at] : []);
  for (let count = 1; max === null || count <= max; count++) {
    places = step(item, text, places);
    const before = found.size;
    if (count >= min) for (const place of places) found.add(place);
    // Beyond the least count, a round that reaches no new place is the last that matters.
    if (places.size === 0 || (count > min + text.length && found.size === before)) break;
  }
  return found;
}

function lookHolds(
  pattern: Extract<Pattern, { kind: 'look' }>,
  text: readonly number[],
  at: number,
): boolean {
  if (pattern.direction === 'ahead') return ends(pattern.item, text, at).size > 0;
  return Array.from({ length: at + 1 }, (_, i) => i).some((from) => ends(pattern.item, text, from).has(at));
}

function anchorHolds(place: AnchorPattern['at'], text: readonly number[], at: number): boolean {
  switch (place) {
    case 'start':
      return at === 0;
    case 'end':
      return at === text.length;
    case 'last-line-end':
      return at === text.length || (at === text.length - 1 && text[at] === 0x0a);
    case 'line-start':
      return at === 0 || (text[at - 1] === 0x0a && at < text.length);
    case 'line-end':
      return at === text.length || text[at] === 0x0a;
    case 'word-boundary':
      return isWord(text[at - 1]) !== isWord(text[at]);
    case 'not-word-boundary':
      return isWord(text[at - 1]) === isWord(text[at]);
  }
}

function isWord(point: number | undefined): boolean {
  return point !== undefined && point < 0x80 && /\w/.test(String.fromCharCode(point));
}
