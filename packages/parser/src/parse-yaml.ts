import type { Diagnostics } from './diagnostics.ts';
import { Reporter } from './reporter.ts';
import { SourceText } from './source-text.ts';
import { readYaml } from './yaml/read-yaml.ts';
import type { YamlNode } from './yaml.ts';

/**
 * Reads any YAML file as trees that know their places: pipelines, id files and configuration are read by the same
 * rules as Sigma.
 *
 * `text` is the decoded file, `file` the name that positions carry. Broken YAML and an empty file are reported to
 * `diagnostics`, and nothing is returned then.
 */
export function parseYaml(text: string, file: string, diagnostics: Diagnostics): readonly YamlNode[] {
  const report = new Reporter(new SourceText(file, text), diagnostics);
  const documents = readYaml(report);
  return report.errors === 0 ? documents : [];
}

/** A kind of YAML file that holds one document. */
export interface SingleDocument {
  /** The diagnostic that says that such a file is wrong. */
  readonly id: string;
  /** What messages call it: `a payload fixture`. */
  readonly called: string;
  /** What to do with a second document. */
  readonly hint?: string;
}

/**
 * Reads a YAML file that holds one document, as `parseYaml` does; a second one is reported where it begins. `null` =
 * there is none that could be read.
 */
export function parseYamlDocument(
  text: string,
  file: string,
  { id, called, hint }: SingleDocument,
  diagnostics: Diagnostics,
): YamlNode | null {
  const [document, second] = parseYaml(text, file, diagnostics);
  if (second !== undefined) {
    const message = `${called} is one document, and here a second one begins`;
    const wayOut = hint === undefined ? {} : { hint };
    diagnostics.report({ id, severity: 'error', range: second.range, message, ...wayOut });
  }
  return document ?? null;
}
