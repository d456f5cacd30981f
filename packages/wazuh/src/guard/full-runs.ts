/**
 * The items in as few runs as can be, each made into one.
 *
 * @param fits whether what a run was made into has room; it has for all that begin it, and one item is taken as it is
 */
export function inFullRuns<Item, Made>(
  items: readonly Item[],
  make: (run: readonly Item[]) => Made,
  fits: (made: Made) => boolean,
): readonly Made[] {
  const made: Made[] = [];
  for (let from = 0; from < items.length; ) {
    const together = (count: number) => make(items.slice(from, from + count));
    const count = mostOf(items.length - from, (tried) => fits(together(tried)));
    made.push(together(count));
    from += count;
  }
  return made;
}

/** The largest number up to `most` for which it holds, as it does for all smaller ones; at least one. */
function mostOf(most: number, holds: (count: number) => boolean): number {
  let [least, beyond] = [1, most + 1];
  for (let step = 16; least + 1 < beyond; step *= 2) {
    const isBounded = beyond <= most;
    const tried = isBounded ? Math.floor((least + beyond) / 2) : Math.min(most, least + step);
    if (holds(tried)) least = tried;
    else beyond = tried;
  }
  return least;
}
