import type { Terminal } from '../terminal.ts';

/** Where a list is made. */
export interface ListingPlace {
  /** Pipeline files of the user's. */
  readonly pipelines: readonly string[];
  readonly terminal: Terminal;
}

export interface Listed {
  /** For programs. */
  readonly entries: readonly object[];
  /** For people. */
  readonly text: string;
}

/** A kind of thing that this tool knows a list of. */
export interface Listing {
  readonly name: string;
  readonly summary: string;
  /** @param part lower case; only what has it in its name */
  list(part: string, place: ListingPlace): Listed;
}
