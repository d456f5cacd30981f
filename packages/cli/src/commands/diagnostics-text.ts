import {
  type Diagnostic,
  formatGitHub,
  formatJson,
  formatSarif,
  formatText,
  type Paint,
  type Severity,
  type SourceText,
} from '@sigmazuh/parser';
import { createColors } from 'picocolors';
import { catalogue } from '../diagnostics/catalogue.ts';
import type { Terminal } from '../terminal.ts';
import { version } from '../version.ts';

export const diagnosticFormats = ['text', 'json', 'sarif', 'github'] as const;
export type DiagnosticFormat = (typeof diagnosticFormats)[number];

/** Diagnostics in one of the forms that people and programs read. `sources` serve for code frames. */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceText[],
  format: DiagnosticFormat,
  terminal: Terminal,
): string {
  switch (format) {
    case 'text':
      return formatText(diagnostics, sources, paint(terminal));
    case 'json':
      return formatJson(diagnostics);
    case 'sarif':
      return formatSarif(diagnostics, version, catalogue);
    case 'github':
      return formatGitHub(diagnostics);
  }
}

function paint({ colour }: Terminal): Paint {
  const colors = createColors(colour);
  const severities: Record<Severity, (text: string) => string> = {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
    note: colors.dim,
  };
  return { severity: (text, severity) => severities[severity](text), faint: colors.dim };
}
