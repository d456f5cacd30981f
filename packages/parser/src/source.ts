/** A place in a text file. Lines and columns count from 1, columns in UTF-16 code units; `offset` from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** From `start` up to, not including, `end`. */
export interface SourceRange {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** A value together with the place it was read from. */
export interface Located<T> {
  readonly value: T;
  readonly range: SourceRange;
}
