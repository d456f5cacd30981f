import type { Diagnostics, SourceRange } from '@sigmazuh/parser';

/** Why a rule has no form in Wazuh 5. */
export const refusalIds = [
  'log-source-unmapped',
  'field-unmapped',
  'field-not-in-schema',
  'field-not-searchable',
  'not-expressible',
  'rule-too-large',
  'unsupported-rule',
  'correlation-rule',
] as const;
export type RefusalId = (typeof refusalIds)[number];

export interface Refusal {
  readonly id: RefusalId;
  readonly range: SourceRange;
  readonly message: string;
  readonly hint: string;
  /** The field it is about: of the schema, or Sigma's where it is none of the schema's. */
  readonly field?: string;
}

export interface Note {
  readonly range: SourceRange;
  readonly message: string;
}

/** Collects what there is to say of one rule; with a refusal it is not written. */
export class Findings {
  readonly refusals: Refusal[] = [];
  readonly notes: Note[] = [];

  refuse(refusal: Refusal): null {
    this.refusals.push(refusal);
    return null;
  }

  note(range: SourceRange, message: string): void {
    if (!this.notes.some((each) => each.message === message)) this.notes.push({ range, message });
  }

  reportTo(diagnostics: Diagnostics): void {
    for (const { id, range, message, hint } of this.refusals) {
      diagnostics.report({ id, severity: 'warning', range, message, hint });
    }
    for (const { range, message } of this.notes) {
      diagnostics.report({ id: 'lost-value', severity: 'note', range, message });
    }
  }
}
