import { placeAt, type SourceRange, type YamlNode, yamlEntry } from '@sigmazuh/parser';
import type { ErrorObject } from 'ajv';

/** The place of what a schema found wrong: a key that does not belong, or the value that is not as it should be. */
export function placeOf(mistake: ErrorObject, document: YamlNode): SourceRange {
  const { node } = placeAt(mistake.instancePath, document);
  const extra: unknown = mistake.params.additionalProperty;
  return typeof extra === 'string' ? (yamlEntry(node, extra)?.key.range ?? node.range) : node.range;
}

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
