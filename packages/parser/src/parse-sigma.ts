import type { Diagnostics } from './diagnostics.ts';
import { readDocument } from './document/read-document.ts';
import { resolveCollections } from './document/resolve-collections.ts';
import type { SigmaDocument } from './documents.ts';
import { Reporter } from './reporter.ts';
import { SourceText } from './source-text.ts';
import { readYaml } from './yaml/read-yaml.ts';

/**
 * Reads a Sigma file: rules, correlation rules and filters, one or several YAML documents.
 *
 * `text` is the decoded file, `file` the name that positions carry. What is wrong goes to `diagnostics`; a document
 * with an error is not among the results, the file's other documents are.
 */
export function parseSigma(text: string, file: string, diagnostics: Diagnostics): readonly SigmaDocument[] {
  return readSigma(new SourceText(file, text), diagnostics);
}

/** The same for a text whose lines have been found already. */
export function readSigma(source: SourceText, diagnostics: Diagnostics): readonly SigmaDocument[] {
  const report = new Reporter(source, diagnostics);
  const errors = report.errors;
  const nodes = readYaml(report);
  if (report.errors > errors) return Object.freeze([]);
  const documents = resolveCollections(nodes, report)
    .map((map) => readDocument(map, report))
    .filter((document) => document !== null);
  return Object.freeze(documents);
}
