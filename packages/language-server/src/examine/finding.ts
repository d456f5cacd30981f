import type { Diagnostic, Severity, SourceRange } from '@sigmazuh/parser';

/** Something to tell about a text, in plain data that can go from one thread to another. Offsets in UTF-16 code units. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly edits: readonly Edit[];
  readonly related: readonly RelatedPlace[];
}

/** A change that would settle a finding. */
export interface Edit {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `sure`: it may be made without looking. */
  readonly certainty: 'sure' | 'likely';
}

/** Lines and columns count from 1. */
interface RelatedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

/** A diagnostic as a finding. `text` is the file it is about. */
export function findingOf(diagnostic: Diagnostic, text: string): Finding {
  const { id, severity, range, message, hint, fix, suggestion, related = [] } = diagnostic;
  const edits: Edit[] = [];
  for (const [change, certainty] of [
    [fix, 'sure'],
    [suggestion, 'likely'],
  ] as const) {
    if (change === undefined) continue;
    const start = change.range.start.offset;
    const end = change.range.end.offset;
    const title = `Replace "${text.slice(start, end)}" by "${change.text}"`;
    edits.push({ title, start, end, text: change.text, certainty });
  }
  return {
    id,
    severity,
    start: range.start.offset,
    end: range.end.offset,
    message: hint === undefined ? message : `${message}\n${hint}`,
    edits,
    related: related.map((each) => ({ ...placeOf(each.range), message: each.message })),
  };
}

function placeOf({ file, start, end }: SourceRange) {
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** What makes two findings the same one. */
export const findingKey = ({ id, start, end, message }: Finding): string =>
  `${id} ${start} ${end} ${message}`;
