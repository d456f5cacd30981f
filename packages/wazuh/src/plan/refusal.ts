import type { Diagnostics, SourceRange } from '@sigmazuh/parser';

/** Why a rule, or its form for one source, was not written. */
export const refusalIds = [
  'log-source-unmapped',
  'log-source-unreachable',
  'field-unmapped',
  'not-expressible',
  'rule-too-large',
  'no-id-left',
  'unsupported-rule',
  'correlation-rule',
] as const;
export type RefusalId = (typeof refusalIds)[number];

/** What a written rule cannot tell apart, and what else there is to know of it. */
export const noteIds = [
  'lost-value',
  'trailing-blank',
  'joined-values',
  'source-left-out',
  'source-needs',
] as const;
export type NoteId = (typeof noteIds)[number];

export interface Refusal {
  readonly id: RefusalId;
  readonly range: SourceRange;
  readonly message: string;
  readonly hint: string;
}

/** Something the written rule cannot tell apart, kept in the manifest. */
export interface Note {
  readonly id: NoteId;
  readonly range: SourceRange;
  readonly message: string;
}

/** Collects what planning one rule has to say; a refused rule is not written. */
export class PlanFindings {
  readonly refusals: Refusal[] = [];
  readonly notes: Note[] = [];

  refuse(id: RefusalId, range: SourceRange, message: string, hint: string): null {
    this.refusals.push({ id, range, message, hint });
    return null;
  }

  note(id: Note['id'], range: SourceRange, message: string): void {
    if (!this.notes.some((each) => each.id === id && each.message === message)) {
      this.notes.push({ id, range, message });
    }
  }

  reportTo(diagnostics: Diagnostics): void {
    for (const { id, range, message, hint } of this.refusals) {
      diagnostics.report({ id, severity: 'warning', range, message, hint });
    }
    for (const { id, range, message } of this.notes) {
      diagnostics.report({ id, severity: 'info', range, message });
    }
  }
}
