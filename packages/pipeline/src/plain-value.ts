import type { YamlNode } from '@sigmazuh/parser';

/** The document as plain data. Values of fields are texts here, so `1` and `yes` stay what was written. */
export function plainValue(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'number' && Number.isInteger(node.value) && node.text === `${node.value}`
        ? node.value
        : node.text;
    case 'list':
      return node.items.map((item) => {
        const value = plainValue(item);
        return typeof value === 'number' ? `${value}` : value;
      });
    case 'map':
      return Object.fromEntries(node.entries.map((entry) => [entry.key.text, plainValue(entry.value)]));
  }
}
