import type { JsonValue } from '@sigmazuh/evaluator';

/** An object of JSON that is being made. */
export interface JsonTree {
  [name: string]: JsonValue | JsonTree;
}

/** Every value of the object under its path. */
export function leavesOf(json: JsonTree, prefix: string): ReadonlyMap<string, JsonValue> {
  const leaves = new Map<string, JsonValue>();
  for (const [name, value] of Object.entries(json)) {
    if (!isObject(value)) leaves.set(`${prefix}${name}`, value);
    else for (const [path, leaf] of leavesOf(value, `${prefix}${name}.`)) leaves.set(path, leaf);
  }
  return leaves;
}

/** Puts the value at its path, or under the whole path as a name where something else is in the way. */
export function place(json: JsonTree, path: string, value: JsonValue): void {
  const names = path.split('.');
  const last = names.pop() ?? path;
  let at = json;
  for (const name of names) {
    const next = at[name] ?? {};
    if (!isObject(next)) {
      json[path] = value;
      return;
    }
    at[name] = next;
    at = next;
  }
  if (at[last] === undefined) at[last] = value;
  else json[path] = value;
}

export function isObject(value: JsonValue | JsonTree): value is JsonTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
