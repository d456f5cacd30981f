import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Severity } from '@sigmazuh/parser';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from './examine/finding.ts';

export const source = 'sigmazuh';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  note: DiagnosticSeverity.Hint,
};

/** Findings about what has no effect, which editors draw pale. */
const withoutEffect: ReadonlySet<string> = new Set([
  'unused-identifier',
  'idle-suppression',
  'idle-attribute',
  'idle-timeframe',
]);

export const rangeOf = (document: TextDocument, start: number, end: number): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

/**
 * A finding as editors show it.
 *
 * @param root where the paths of other files start
 * @param pages URL of the pages about diagnostics; each has one of its own
 */
export function lspDiagnostic(
  finding: Finding,
  document: TextDocument,
  root: string,
  pages: string | null,
): Diagnostic {
  const { id, severity, start, end, message, related } = finding;
  return {
    range: rangeOf(document, start, end),
    severity: severities[severity],
    code: id,
    source,
    message,
    ...(pages === null ? {} : { codeDescription: { href: pageOf(id, pages) } }),
    ...(withoutEffect.has(id) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map((each) => ({
            location: {
              uri: pathToFileURL(resolve(root, each.file)).href,
              range: {
                start: { line: each.line - 1, character: each.column - 1 },
                end: { line: each.endLine - 1, character: each.endColumn - 1 },
              },
            },
            message: each.message,
          })),
        }),
  };
}

/** The page about a diagnostic. A site has pages without an ending. */
export function pageOf(id: string, pages: string): string {
  const base = pages.endsWith('/') ? pages : `${pages}/`;
  return base.startsWith('file:') ? `${base}${id}.md` : `${base}${id}`;
}
