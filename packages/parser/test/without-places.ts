/** A tree without the places of its nodes, to compare what two texts mean. */
export function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'range');
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutPlaces(inner)]));
}

/** The same, and without the spelling of scalars: printing may quote what was plain, or the other way round. */
export function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key]) => key !== 'range' && key !== 'style' && key !== 'attributes',
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, meaningOf(inner)]));
}
