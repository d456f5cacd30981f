import type { YamlEntry, YamlNode, YamlScalar } from '../yaml.ts';

/** A part of a YAML tree. */
export interface YamlPlace {
  readonly node: YamlNode;
  /** The key that the node stands under; `null` outside of all maps. */
  readonly key: YamlScalar | null;
}

/** The entry of a map under that key; `undefined` where there is none, or no map. */
export function yamlEntry(node: YamlNode, key: string): YamlEntry | undefined {
  return node.kind === 'map' ? node.entries.find((entry) => entry.key.text === key) : undefined;
}

/**
 * What a JSON pointer (RFC 6901: `/sources/0/name`), as a schema's violations have it, leads to in a document; the
 * nearest place there is where it leads nowhere.
 */
export function placeAt(pointer: string, document: YamlNode): YamlPlace {
  let place: YamlPlace = { node: document, key: null };
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const entry = yamlEntry(place.node, name);
    const item = place.node.kind === 'list' ? place.node.items[Number(name)] : undefined;
    if (entry !== undefined) place = { node: entry.value, key: entry.key };
    else if (item !== undefined) place = { ...place, node: item };
    else return place;
  }
  return place;
}
