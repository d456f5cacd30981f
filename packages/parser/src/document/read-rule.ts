import { readDetection } from '../detection/read-detection.ts';
import type { SigmaRule } from '../documents.ts';
import type { Reporter } from '../reporter.ts';
import type { YamlMap } from '../yaml.ts';
import { keyRange, requiredMap } from './attributes.ts';
import { readExtension } from './read-extension.ts';
import { readHead } from './read-head.ts';
import { readLogSource } from './read-log-source.ts';

/** Reads a detection rule. All its errors are reported; with any, there is no rule. */
export function readRule(map: YamlMap, report: Reporter): SigmaRule | null {
  const errors = report.errors;
  const head = readHead(map, report);
  const logSource = readLogSource(map, report);
  const section = requiredMap(map, 'detection', report);
  const detection = section === null ? null : readDetection(section, keyRange(map, 'detection'), [], report);
  const extension = readExtension(map, detection, report);
  if (report.errors > errors || head === null || logSource === null || detection === null) return null;
  return Object.freeze({ ...head, kind: 'rule', logSource, detection, extension });
}
