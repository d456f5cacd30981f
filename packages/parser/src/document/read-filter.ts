import { readDetection } from '../detection/read-detection.ts';
import type { FilterRule } from '../documents.ts';
import type { Reporter } from '../reporter.ts';
import type { Located } from '../source.ts';
import type { YamlMap } from '../yaml.ts';
import { attribute, keyRange, mapAttribute, textsAttribute } from './attributes.ts';
import { readHead } from './read-head.ts';
import { readLogSource } from './read-log-source.ts';

/** Reads a filter (Sigma filters specification) that its schema has looked at. `null` when a part is missing or was reported. */
export function readFilter(map: YamlMap, report: Reporter): FilterRule | null {
  const head = readHead(map);
  const logSource = readLogSource(map);
  const section = mapAttribute(map, 'filter');
  if (section === null) return null;
  const filter = readDetection(section, keyRange(map, 'filter'), ['rules'], report, map);
  if (head === null || logSource === null || filter === null) return null;
  return Object.freeze({ ...head, kind: 'filter', logSource, rules: readRules(section), filter });
}

/** `rules: any` applies the filter to every rule of its log source. */
function readRules(section: YamlMap): readonly Located<string>[] | null {
  const node = attribute(section, 'rules');
  return node?.kind === 'scalar' && node.text === 'any' ? null : textsAttribute(section, 'rules');
}
