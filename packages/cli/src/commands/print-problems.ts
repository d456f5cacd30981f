import type { Diagnostic } from '@sigmazuh/parser';
import type { Terminal } from '../terminal.ts';

/** Prints diagnostics for people to standard error: `file:line:column severity message`, and what would help. */
export function printProblems(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  for (const { range, severity, message, hint, id } of diagnostics) {
    const place = `${range.file}:${range.start.line}:${range.start.column}`;
    terminal.err(`${place} ${severity} ${message} [${id}]\n${hint === undefined ? '' : `  ${hint}\n`}`);
  }
}
