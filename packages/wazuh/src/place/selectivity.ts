import { alternativesOf, type Pattern } from '@sigmazuh/compiler';

/** How often an arbitrary text of that length turns up in a field: a guess that only has to order conditions well. */
const rarity = [1, 0.9, 0.6, 0.3, 0.1, 0.04, 0.015, 0.008, 0.005, 0.004, 0.003, 0.0025];

/**
 * A guess at the share of events whose field matches: the rarer the pattern's surest literal, the smaller. What is
 * asked by many rules (`frequency`, 0 to 1, by the alternative's own text) also happens often.
 */
export function guessedShare(pattern: Pattern, frequency: (alternative: Pattern) => number): number {
  const shares = alternativesOf(pattern).map((alternative) => {
    const length = surestLiteral(alternative);
    return Math.max(rarity[length] ?? 0.002, frequency(alternative));
  });
  return Math.min(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  );
}

/** Length of the longest literal that every match must contain. */
export function surestLiteral(pattern: Pattern): number {
  switch (pattern.kind) {
    case 'literal':
      return pattern.text.length;
    case 'sequence':
      return runs(pattern.items);
    case 'choice':
      return Math.min(...pattern.alternatives.map(surestLiteral), Number.POSITIVE_INFINITY);
    case 'look':
      return pattern.negated ? 0 : surestLiteral(pattern.item);
    case 'repeat':
      return pattern.min > 0 ? surestLiteral(pattern.item) : 0;
    default:
      return 0;
  }
}

/** Neighbouring literals of different case rules count as one. */
function runs(items: readonly Pattern[]): number {
  let longest = 0;
  let current = 0;
  for (const item of items) {
    current = item.kind === 'literal' ? current + item.text.length : 0;
    longest = Math.max(longest, current, item.kind === 'literal' ? 0 : surestLiteral(item));
  }
  return longest;
}
