import type {
  Diagnostics,
  DiagnosticTable,
  Fix,
  SigmaRule,
  SourceRange,
  UnsupportedRule,
} from '@sigmazuh/parser';

/** Why a rule is not written, and what would help. */
export interface Refusal<Id extends string = string> {
  /** Names a page under `docs/diagnostics`. */
  readonly id: Id;
  readonly range: SourceRange;
  readonly message: string;
  readonly hint: string;
  /** What was probably meant. */
  readonly suggestion?: Fix;
}

/** What the written rule cannot tell apart, and what else there is to know of it. */
export interface Note<Id extends string = string> {
  readonly id: Id;
  readonly range: SourceRange;
  readonly message: string;
  /** Sigma fields it is about. */
  readonly fields: readonly string[];
  /** What was probably meant in place of the text in `range`. */
  readonly meant?: string;
}

/** Collects what converting one rule has to say; with a refusal it is not written. */
export class Findings<RefusalId extends string = string, NoteId extends string = string> {
  readonly refusals: Refusal<RefusalId>[] = [];
  readonly notes: Note<NoteId>[] = [];

  refuse(id: RefusalId, range: SourceRange, message: string, hint: string, suggestion?: Fix | null): null {
    this.refusals.push({ id, range, message, hint, ...(suggestion == null ? {} : { suggestion }) });
    return null;
  }

  /** Said once, however often it is found. */
  note(
    id: NoteId,
    range: SourceRange,
    message: string,
    fields: readonly string[] = [],
    meant?: string | null,
  ): void {
    if (!this.notes.some((each) => each.id === id && each.message === message)) {
      this.notes.push({ id, range, message, fields, ...(meant == null ? {} : { meant }) });
    }
  }

  /** @param kinds how grave notes are, where they are more than that */
  reportTo(diagnostics: Diagnostics, kinds: DiagnosticTable = {}): void {
    for (const refusal of this.refusals) diagnostics.report({ ...refusal, severity: 'warning' });
    for (const { id, range, message, meant } of this.notes) {
      const suggestion = meant === undefined ? {} : { suggestion: { range, text: meant } };
      const severity = kinds[id]?.severity ?? 'note';
      diagnostics.report({ id, severity, range, message, ...suggestion });
    }
  }
}

/** A rule whose status says that it cannot be used is written for no back end. */
export function refuseUnsupported(
  findings: Pick<Findings<'unsupported-rule', never>, 'refuse'>,
  { reason: { range, message, hint } }: UnsupportedRule,
): void {
  findings.refuse(
    'unsupported-rule',
    range,
    `its status is unsupported: ${message}`,
    hint ?? 'give it another status once its detection says all of what it is about',
  );
}

/** A rule that says so itself is written for none either. */
export function refuseUnsupportedStatus(
  findings: Pick<Findings<'unsupported-rule', never>, 'refuse'>,
  { range }: NonNullable<SigmaRule['status']>,
): null {
  return findings.refuse(
    'unsupported-rule',
    range,
    'its status says that it cannot be used in its current state',
    'give it another status once its detection says all of what it is about',
  );
}

/** Keywords, where nothing of an event can be searched as a whole. */
export function refuseKeywords(
  findings: Pick<Findings<'not-expressible', never>, 'refuse'>,
  range: SourceRange,
  source: string,
): null {
  return findings.refuse(
    'not-expressible',
    range,
    `events of ${source} have no text that could be searched without naming a field`,
    'name the field to search',
  );
}
