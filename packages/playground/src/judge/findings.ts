import type { Diagnostic } from '@sigmazuh/parser';
import type { Finding, Target } from './answer.ts';
import { pipelineFile } from './texts.ts';

/** Diagnostics, and who says them; `null`: they are about the rules themselves. */
export interface Said {
  readonly by: Target | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What several say word for word of one place is told once, with all who say it. */
export function findingsOf(said: readonly Said[]): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const { by, diagnostics } of said) {
    for (const { id, severity, message, hint, range } of diagnostics) {
      const key = JSON.stringify([id, message, range.file, range.start.offset]);
      const known = findings.get(key);
      const targets = known === undefined ? [] : known.targets;
      const isGeneral = by === null || (known !== undefined && targets.length === 0);
      findings.set(key, {
        id,
        severity,
        message,
        hint: hint ?? null,
        place: {
          text: range.file === pipelineFile ? 'pipeline' : 'rules',
          line: range.start.line,
          column: range.start.column,
          endLine: range.end.line,
          endColumn: range.end.column,
        },
        targets: isGeneral ? [] : [...new Set([...targets, by])],
      });
    }
  }
  const order: readonly Finding['severity'][] = ['error', 'warning', 'info', 'note'];
  return [...findings.values()].sort(
    (one, other) =>
      order.indexOf(one.severity) - order.indexOf(other.severity) ||
      one.place.line - other.place.line ||
      one.place.column - other.place.column,
  );
}
