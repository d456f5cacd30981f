import type { SourceRange } from '@sigmazuh/parser';

/** Takes what there is to know of values that do not arrive as they were; the findings of a back end are such. */
export interface EventNotes {
  note(
    id: 'lost-value' | 'trailing-blank',
    range: SourceRange,
    message: string,
    fields?: readonly string[],
  ): void;
}
