import type { Terminal } from '../terminal.ts';

/** Where a list is made. */
export interface ListingPlace {
  /** Pipeline files of the user's. */
  readonly pipelines: readonly string[];
  /** Sigma files and a manager's rules, as the command line names them; else the configuration's. */
  readonly rules: readonly string[];
  readonly rulesets: readonly string[];
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
  /** `pack`: it is about what the rules become beside a manager's, which the command line can name. */
  readonly about?: 'pack';
  /** @param part lower case; only what has it in its name */
  list(part: string, place: ListingPlace): Listed;
}
