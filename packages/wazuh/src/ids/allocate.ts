import { sha256Number } from '../sha256.ts';
import type { IdFile, WazuhRuleId } from './id-file.ts';

/** Gives ids to keys, and remembers them. */
export interface Allocation {
  readonly ids: ReadonlyMap<string, WazuhRuleId>;
  /** The id file with the new entries. */
  readonly file: IdFile;
  /** Keys for which the range had no id left. */
  readonly exhausted: readonly string[];
}

/**
 * Ids for `keys`: those of the file where it has them, else a free id of its range. A new key starts its search at a
 * place of its own, so that what is added on two branches of a repository rarely meets, and the order of rules does
 * not matter. `taken` are ids of the manager's own rules.
 */
export function allocateIds(keys: readonly string[], file: IdFile, taken: ReadonlySet<number>): Allocation {
  const [first, last] = file.range;
  const size = last - first + 1;
  const used = new Set<number>([...file.rules.values(), ...file.retired.keys(), ...taken]);
  const rules = new Map(file.rules);
  const exhausted: string[] = [];
  for (const key of [...new Set(keys)].sort()) {
    if (rules.has(key)) continue;
    const id = freeFrom(startOf(key, size), size, first, used);
    if (id === null) {
      exhausted.push(key);
      continue;
    }
    used.add(id);
    rules.set(key, id);
  }
  const given = keys.flatMap((key): readonly [string, WazuhRuleId][] => {
    const id = rules.get(key);
    return id === undefined ? [] : [[key, id as WazuhRuleId]];
  });
  return { ids: new Map(given), file: Object.freeze({ ...file, rules }), exhausted };
}

function startOf(key: string, size: number): number {
  return sha256Number(key) % size;
}

function freeFrom(start: number, size: number, first: number, used: ReadonlySet<number>): number | null {
  for (let step = 0; step < size; step++) {
    const id = first + ((start + step) % size);
    if (!used.has(id)) return id;
  }
  return null;
}
