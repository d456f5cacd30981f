import { diagnosticCatalogue } from '../catalogue.ts';
import type { Diagnostic, DiagnosticKind, Severity } from '../diagnostics.ts';
import type { SourceRange } from '../source.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  note: 'note',
};

/**
 * A SARIF 2.1.0 log of one run, as code scanning services read it. File names become relative URIs; columns count
 * UTF-16 code units, which the log says. `catalogue` says what the ids are about.
 */
export function formatSarif(
  diagnostics: readonly Diagnostic[],
  version: string,
  catalogue: ReadonlyMap<string, DiagnosticKind> = diagnosticCatalogue,
): string {
  const ids = [...new Set(diagnostics.map((each) => each.id))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sigmazuh', version, rules: ids.map((id) => ruleOf(id, catalogue)) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((each) => resultOf(each, ids.indexOf(each.id))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(id: string, catalogue: ReadonlyMap<string, DiagnosticKind>): object {
  const kind = catalogue.get(id);
  if (kind === undefined) return { id };
  return {
    id,
    shortDescription: { text: kind.summary },
    defaultConfiguration: { level: levels[kind.severity] },
  };
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number): object {
  const { id, severity, range, message, hint, fix, related } = diagnostic;
  return {
    ruleId: id,
    ruleIndex,
    level: levels[severity],
    message: { text: hint === undefined ? message : `${message} (${hint})` },
    locations: [{ physicalLocation: locationOf(range) }],
    ...(related === undefined
      ? {}
      : {
          relatedLocations: related.map((each, index) => ({
            id: index,
            physicalLocation: locationOf(each.range),
            message: { text: each.message },
          })),
        }),
    ...(fix === undefined
      ? {}
      : {
          fixes: [
            {
              artifactChanges: [
                {
                  artifactLocation: { uri: uriOf(fix.range.file) },
                  replacements: [{ deletedRegion: regionOf(fix.range), insertedContent: { text: fix.text } }],
                },
              ],
            },
          ],
        }),
  };
}

function locationOf(range: SourceRange): object {
  return { artifactLocation: { uri: uriOf(range.file) }, region: regionOf(range) };
}

function regionOf({ start, end }: SourceRange): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function uriOf(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
