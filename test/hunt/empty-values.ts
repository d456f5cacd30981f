import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { isObject, type JsonTree, leavesOf, place } from '../synthetic/render/json-tree.ts';

/**
 * Other lines of JSON of which Wazuh's alerts hold the same as of this one, since they leave empty values out: of the
 * fields named, one that is empty may as well be absent, and one that is absent empty. Each alone, and all of them.
 */
export function linesAlikeInAlerts(
  line: string,
  { fields, otherFields }: SourceMapping,
  named: readonly string[],
): readonly string[] {
  const json = jsonObject(line);
  if (json === null) return [];
  const leaves = leavesOf(json, '');
  const paths = [
    ...new Set(named.flatMap((field) => fields[field] ?? `${otherFields?.prefix ?? ''}${field}`)),
  ].filter((path) => typeof path === 'string');
  const empty = paths.filter((path) => leaves.get(path) === '');
  const absent = paths.filter((path) => !leaves.has(path));
  const changes = [...[...empty, ...absent].map((path) => [path]), empty, absent, [...empty, ...absent]];
  return changes.map((changed) => {
    const without = withoutLeaves(json, '', changed);
    for (const path of changed.filter((each) => absent.includes(each))) place(without, path, '');
    return JSON.stringify(without);
  });
}

function jsonObject(line: string): JsonTree | null {
  if (!line.startsWith('{')) return null;
  const value = JSON.parse(line);
  return isObject(value) ? value : null;
}

function withoutLeaves(json: JsonTree, prefix: string, paths: readonly string[]): JsonTree {
  return Object.fromEntries(
    Object.entries(json)
      .filter(([name]) => !paths.includes(`${prefix}${name}`))
      .map(([name, value]) => [
        name,
        isObject(value) ? withoutLeaves(value, `${prefix}${name}.`, paths) : value,
      ]),
  );
}
