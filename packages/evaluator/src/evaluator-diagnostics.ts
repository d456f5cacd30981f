import type { DiagnosticTable } from '@sigmazuh/parser';

/** Why a rule is left out when events are evaluated. */
export const evaluatorDiagnostics = {
  'no-meaning': { severity: 'error', summary: 'a value that has no meaning when the rule is evaluated' },
  'unsupported-rule': { severity: 'info', summary: 'a rule whose status says that it cannot be used' },
} as const satisfies DiagnosticTable;
