import { type Event, parseEvents, YAMLException } from 'js-yaml';
import type { Reporter } from '../reporter.ts';
import type { YamlNode } from '../yaml.ts';
import { maximumDepth } from './anchors.ts';
import { buildDocuments } from './build-nodes.ts';
import { refuseConflict } from './refuse-conflict.ts';
import { refuseUnreadableText } from './refuse-unreadable-text.ts';
import { reportSyntaxError } from './syntax-error.ts';

/**
 * Reads the YAML documents of a file. Broken YAML, text that is none, and an empty file are reported once, and
 * nothing is returned then. A document that says nothing at all (`---` twice in a row) is left out.
 */
export function readYaml(report: Reporter): readonly YamlNode[] {
  const { text } = report.source;
  if (refuseUnreadableText(report) || refuseConflict(report)) return [];
  const events = readEvents(report);
  if (events === null) return [];
  const errors = report.errors;
  const documents = buildDocuments(events, report);
  if (documents.length === 0 && report.errors === errors) {
    report.error('empty-file', report.source.range(0, Math.min(text.length, 1)), 'the file is empty', {
      hint: 'a Sigma rule starts with "title:"',
    });
  }
  return documents;
}

/**
 * Each document may begin with a byte order mark (YAML 1.2, "Document Prefix"), as those of files that were joined do.
 * Offsets stay what they are: the mark's place goes to the line of dashes before it.
 */
const withoutInnerMarks = (text: string): string => text.replace(/^(---[ \t]*)(\r?\n|\r)\uFEFF/gm, '$1 $2');

function readEvents(report: Reporter): readonly Event[] | null {
  try {
    return parseEvents(withoutInnerMarks(report.source.text), { maxDepth: maximumDepth });
  } catch (problem) {
    if (!(problem instanceof YAMLException)) throw problem;
    reportSyntaxError(problem, report);
    return null;
  }
}
