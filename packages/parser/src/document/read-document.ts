import { Diagnostics } from '../diagnostics.ts';
import type { SigmaDocument } from '../documents.ts';
import { Reporter } from '../reporter.ts';
import { misspelling } from '../schema/misspelt-keys.ts';
import { type DocumentKind, validate } from '../schema/validate.ts';
import type { YamlMap } from '../yaml.ts';
import { attribute, textAttribute } from './attributes.ts';
import { readCorrelation } from './read-correlation.ts';
import { readFilter } from './read-filter.ts';
import { readHead } from './read-head.ts';
import { readLogSource } from './read-log-source.ts';
import { readRule } from './read-rule.ts';

/** The attributes of which every Sigma document has at least one. */
const telling = ['title', 'logsource', 'detection', 'correlation', 'filter'];

/**
 * Reads one YAML document: what it has, `correlation`, `filter` or neither, says what it is. All its errors are
 * reported; with any, there is no document.
 */
export function readDocument(map: YamlMap, report: Reporter): SigmaDocument | null {
  if (telling.every((name) => attribute(map, name) === null)) {
    const place = map.entries[0]?.key.range ?? map.range;
    report.error('not-a-rule', place, 'this document has none of the attributes of a Sigma rule', {
      hint: 'a rule has at least "title", "logsource" and "detection"',
    });
    return null;
  }
  const isUnsupported = textAttribute(map, 'status')?.value === 'unsupported';
  return isUnsupported ? readUnsupported(map, report) : readUsable(map, report);
}

function readUsable(map: YamlMap, report: Reporter): SigmaDocument | null {
  const errors = report.errors;
  const kind = kindOf(map);
  validate(map, kind, report);
  const document = readAs(kind, map, report);
  return report.errors > errors ? null : document;
}

/** Mistakes of a document that says itself that it cannot be used are told, and are no errors. */
function readUnsupported(map: YamlMap, report: Reporter): SigmaDocument | null {
  const aside = new Diagnostics();
  const document = readUsable(map, new Reporter(report.source, aside));
  const head = readHead(map);
  const logSource = readLogSource(map);
  const reason = aside.all.find(({ severity }) => severity === 'error');
  const isKept = reason !== undefined && head !== null && logSource !== null;
  for (const each of aside.all) report.forward(isKept ? { ...each, severity: 'warning' } : each);
  return isKept ? Object.freeze({ ...head, kind: 'unsupported', logSource, reason }) : document;
}

/** Beside a detection, a text under one of these names is a note of the rule's author, as any attribute may be. */
function kindOf(map: YamlMap): DocumentKind {
  const isSection = (name: string): boolean => {
    const section = attribute(map, name);
    return section !== null && (section.kind !== 'scalar' || attribute(map, 'detection') === null);
  };
  if (isSection('correlation')) return 'correlation';
  if (isSection('filter')) return 'filter';
  if (attribute(map, 'detection') !== null) return 'rule';
  if (misspelling(map, 'correlation', telling) !== null) return 'correlation';
  if (misspelling(map, 'filter', telling) !== null) return 'filter';
  return 'rule';
}

function readAs(kind: DocumentKind, map: YamlMap, report: Reporter): SigmaDocument | null {
  switch (kind) {
    case 'rule':
      return readRule(map, report);
    case 'correlation':
      return readCorrelation(map, report);
    case 'filter':
      return readFilter(map, report);
  }
}
