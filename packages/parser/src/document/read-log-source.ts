import type { LogSource } from '../documents.ts';
import type { Reporter } from '../reporter.ts';
import type { YamlMap } from '../yaml.ts';
import { requiredMap, textAttribute } from './attributes.ts';

/** Reads `logsource` (Sigma rules specification, "LogSource"). */
export function readLogSource(map: YamlMap, report: Reporter): LogSource | null {
  const node = requiredMap(map, 'logsource', report);
  if (node === null) return null;
  return Object.freeze({
    category: textAttribute(node, 'category'),
    product: textAttribute(node, 'product'),
    service: textAttribute(node, 'service'),
    definition: textAttribute(node, 'definition'),
    range: node.range,
  });
}
