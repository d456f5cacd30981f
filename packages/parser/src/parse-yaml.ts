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
