import type { YamlNode } from '../yaml.ts';

/** A YAML tree as the values a JSON schema speaks about. Objects have no prototype, so any key is only a key. */
export function toPlain(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toPlain);
    case 'map': {
      const plain: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.entries) plain[key.text] = toPlain(value);
      return plain;
    }
  }
}
