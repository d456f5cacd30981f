import type { SigmaDocument } from '../documents.ts';
import type { Reporter } from '../reporter.ts';
import type { YamlNode } from '../yaml.ts';
import { attribute } from './attributes.ts';
import { readCorrelation } from './read-correlation.ts';
import { readFilter } from './read-filter.ts';
import { readRule } from './read-rule.ts';

/** Reads one YAML document: what it has, `correlation`, `filter` or neither, says what it is. */
export function readDocument(node: YamlNode, report: Reporter): SigmaDocument | null {
  if (node.kind !== 'map') {
    const what = node.kind === 'list' ? 'a list' : 'a single value';
    report.error('not-a-map', node.range, `a Sigma rule is a map of attributes; this document is ${what}`);
    return null;
  }
  if (attribute(node, 'correlation') !== null) return readCorrelation(node, report);
  if (attribute(node, 'filter') !== null) return readFilter(node, report);
  return readRule(node, report);
}
