import { checkRules } from './check/rules/index.ts';
import { idleSuppression } from './check/without-suppressed.ts';
import type { DiagnosticKind, DiagnosticTable } from './diagnostics.ts';
import { parserDiagnostics } from './parser-diagnostics.ts';

/** What checks can find, and suppressions that are about nothing. */
export const checkDiagnostics: DiagnosticTable = Object.freeze(
  Object.fromEntries([
    ...checkRules.map(({ id, severity, summary }) => [id, { severity, summary }] as const),
    [
      idleSuppression,
      { severity: 'warning', summary: 'a comment asks to ignore something that is not there' },
    ] as const,
  ]),
);

/** Every diagnostic of this package by its id, which is also the name of its page in the documentation. */
export const diagnosticCatalogue: ReadonlyMap<string, DiagnosticKind> = new Map(
  Object.entries({ ...parserDiagnostics, ...checkDiagnostics }),
);
