/**
 * The search identifiers that `1 of pattern` stands for, in document order. `*` in a pattern is any run of
 * characters, everything else itself; `null` is `them`, which leaves out names beginning with `_` (Sigma rules
 * specification, "Condition").
 */
export function selectIdentifiers(pattern: string | null, identifiers: readonly string[]): readonly string[] {
  if (pattern === null) return Object.freeze(identifiers.filter((name) => !name.startsWith('_')));
  const pieces = pattern.split('*');
  return Object.freeze(identifiers.filter((name) => fits(name, pieces)));
}

// Leftmost placement of the middle pieces is enough, so no regular expression that could backtrack is needed.
function fits(name: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  const stop = name.length - last.length;
  let at = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= stop;
}
