import { readDetection } from '../detection/read-detection.ts';
import type { SigmaRule } from '../documents.ts';
import type { Reporter } from '../reporter.ts';
import type { YamlMap } from '../yaml.ts';
import { keyRange, mapAttribute } from './attributes.ts';
import { readExtension } from './read-extension.ts';
import { readHead } from './read-head.ts';
import { readLogSource } from './read-log-source.ts';

/** Reads a detection rule that its schema has looked at. `null` when a part is missing or was reported. */
export function readRule(map: YamlMap, report: Reporter): SigmaRule | null {
  const head = readHead(map);
  const logSource = readLogSource(map);
  const section = mapAttribute(map, 'detection');
  const detection =
    section === null ? null : readDetection(section, keyRange(map, 'detection'), [], report, map);
  const extension = detection === null ? null : readExtension(map, detection, report);
  if (head === null || logSource === null || detection === null || extension === null) return null;
  return Object.freeze({ ...head, kind: 'rule', logSource, detection, extension });
}
