import type { Diagnostic, Severity } from '../diagnostics.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  note: 'notice',
};

/** Workflow commands that GitHub Actions turns into annotations of the changed lines, one a line. */
export function formatGitHub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(annotation).join('');
}

function annotation({ id, severity, range, message, hint }: Diagnostic): string {
  const properties = {
    file: range.file,
    line: range.start.line,
    endLine: range.end.line,
    col: range.start.column,
    // A column end is only understood on the same line.
    ...(range.end.line === range.start.line ? { endColumn: range.end.column } : {}),
    title: id,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return `::${commands[severity]} ${list.join(',')}::${escapeData(text)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
