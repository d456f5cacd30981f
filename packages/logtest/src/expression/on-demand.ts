/**
 * Makes a value at its first use. A stock ruleset has some 8,000 patterns, most of which no event of a site ever
 * reaches; reading them all at load would take longer than the rest of the loading.
 */
export function onDemand<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
