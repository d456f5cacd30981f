/** A key that its map has already, in the same case or another. */
interface RepeatedKey {
  readonly first: string;
  readonly again: string;
  /** Where it stands again, from 0. */
  readonly offset: number;
}

/** Keys that stand twice in one map of a text of JSON. Readers of JSON keep one of their values, each another one. */
export function repeatedKeys(json: string): readonly RepeatedKey[] {
  const found: RepeatedKey[] = [];
  /** The keys of the maps that are open, by their small letters; `null` for a list. */
  const open: (Map<string, string> | null)[] = [];
  let isKey = false;
  for (const { 0: token, index } of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],]/g)) {
    if (token === '{' || token === '[') open.push(token === '{' ? new Map() : null);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ',' && isKey) note(token, index);
    isKey = (token === '{' || token === ',') && (open.at(-1) ?? null) !== null;
  }
  return found;

  function note(token: string, offset: number): void {
    const again: string = JSON.parse(token);
    const keys = open.at(-1) ?? new Map<string, string>();
    const first = keys.get(again.toLowerCase());
    if (first === undefined) keys.set(again.toLowerCase(), again);
    else found.push({ first, again, offset });
  }
}
