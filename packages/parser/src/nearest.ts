/**
 * The candidate that a person most likely meant by `word`: the one reached with the fewest single-letter edits,
 * swaps of neighbours counted as one, at most a third of the word's length (but at least one), or `most`. `null` when
 * none is near.
 */
export function nearest(word: string, candidates: Iterable<string>, most?: number): string | null {
  if (word === '') return null;
  const lower = word.toLowerCase();
  const allowed = most ?? Math.max(1, Math.floor(lower.length / 3));
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - lower.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** A hint naming the nearest candidate, to spread into a report's details; empty when none is near. */
export function didYouMean(
  word: string,
  candidates: Iterable<string>,
): { readonly hint?: string; readonly meant?: string } {
  const found = nearest(word, candidates);
  return found === null ? {} : { hint: `did you mean "${found}"?`, meant: found };
}

function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
