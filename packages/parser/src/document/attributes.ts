import type { Located, SourceRange } from '../source.ts';
import { yamlEntry } from '../yaml/place-at.ts';
import type { YamlMap, YamlNode } from '../yaml.ts';

/** The value of an attribute, or `null` when the map has no such key. */
export function attribute(map: YamlMap, name: string): YamlNode | null {
  for (const entry of map.entries) if (entry.key.text === name) return entry.value;
  return null;
}

/** The map under a name; `null` when there is none, which the schema has reported then. */
export function mapAttribute(map: YamlMap, name: string): YamlMap | null {
  const node = attribute(map, name);
  return node?.kind === 'map' ? node : null;
}

/** The place of an attribute's key, or of the map when it has none. */
export function keyRange(map: YamlMap, name: string): SourceRange {
  return yamlEntry(map, name)?.key.range ?? map.range;
}

/** A single text; numbers and dates count by their spelling. `null` when absent, empty, a list or a map. */
export function textAttribute(map: YamlMap, name: string): Located<string> | null {
  const node = attribute(map, name);
  return node === null ? null : locatedText(node);
}

/** All texts of an attribute that is a list; a single text is a list of one. */
export function textsAttribute(map: YamlMap, name: string): readonly Located<string>[] {
  const node = attribute(map, name);
  if (node === null) return Object.freeze([]);
  const nodes = node.kind === 'list' ? node.items : [node];
  return Object.freeze(nodes.map(locatedText).filter((each) => each !== null));
}

export function locatedText(node: YamlNode): Located<string> | null {
  if (node.kind !== 'scalar' || node.value === null) return null;
  return Object.freeze({ value: node.text, range: node.range });
}
