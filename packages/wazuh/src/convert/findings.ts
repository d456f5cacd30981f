import type { Diagnostics, SourceRange } from '@sigmazuh/parser';

/** Why a rule, or its form for one source, was not written. */
export const refusalIds = [
  'log-source-unmapped',
  'log-source-unreachable',
  'field-unmapped',
  'not-expressible',
  'rule-too-large',
  'no-id-left',
  'id-taken',
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
  /** Sigma fields whose values arrive changed. */
  readonly fields: readonly string[];
}

/** Events of a source that the written rule passes over: all of them, or what a part of the rule is about. */
export interface Unsearched {
  readonly source: string;
  readonly extent: 'whole' | 'part';
  readonly reason: string;
}

/** Collects what planning one rule has to say; a refused rule is not written. */
export class PlanFindings {
  readonly refusals: Refusal[] = [];
  readonly notes: Note[] = [];
  readonly unsearched: Unsearched[] = [];

  refuse(id: RefusalId, range: SourceRange, message: string, hint: string): null {
    this.refusals.push({ id, range, message, hint });
    return null;
  }

  note(id: NoteId, range: SourceRange, message: string, fields: readonly string[] = []): void {
    if (!this.notes.some((each) => each.id === id && each.message === message)) {
      this.notes.push({ id, range, message, fields });
    }
  }

  /** Notes that the rule does not search events of the source, or not for all it asks, since that was refused. */
  leaveOut(source: string, extent: Unsearched['extent'], refusals: readonly Refusal[]): void {
    const what = extent === 'whole' ? '' : ' for a part of this rule';
    for (const { range, message } of refusals) {
      if (this.unsearched.some((each) => each.source === source && each.reason === message)) continue;
      this.unsearched.push({ source, extent, reason: message });
      this.note('source-left-out', range, `events of ${source} are not searched${what}: ${message}`);
    }
  }

  /** Takes over what was found out about one source, or one way to match, that is written. */
  add({ notes, unsearched }: PlanFindings): void {
    for (const { id, range, message, fields } of notes) this.note(id, range, message, fields);
    this.unsearched.push(...unsearched);
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
