/** The largest number up to `most` for which it holds, as it does for all smaller ones; at least one. */
export function mostOf(most: number, holds: (count: number) => boolean): number {
  let [least, beyond] = [1, most + 1];
  for (let step = 16; least + 1 < beyond; step *= 2) {
    const isBounded = beyond <= most;
    const tried = isBounded ? Math.floor((least + beyond) / 2) : Math.min(most, least + step);
    if (holds(tried)) least = tried;
    else beyond = tried;
  }
  return least;
}
