import type { LogSource } from '../documents.ts';
import type { YamlMap } from '../yaml.ts';
import { mapAttribute, textAttribute } from './attributes.ts';

/** Reads `logsource` (Sigma rules specification, "LogSource"). */
export function readLogSource(map: YamlMap): LogSource | null {
  const node = mapAttribute(map, 'logsource');
  if (node === null) return null;
  return Object.freeze({
    category: textAttribute(node, 'category'),
    product: textAttribute(node, 'product'),
    service: textAttribute(node, 'service'),
    definition: textAttribute(node, 'definition'),
    range: node.range,
  });
}
