import type { SourceRange } from './source.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A replacement of the text in `range` that is safe to apply without looking. */
export interface Fix {
  readonly range: SourceRange;
  readonly text: string;
}

export interface RelatedLocation {
  readonly range: SourceRange;
  readonly message: string;
}

/** One thing to tell the user. `id` is stable and has a page in the documentation, e.g. `unknown-modifier`. */
export interface Diagnostic {
  readonly id: string;
  readonly severity: Severity;
  readonly range: SourceRange;
  /** What is wrong, naming the offending text. */
  readonly message: string;
  /** What would help. */
  readonly hint?: string;
  readonly fix?: Fix;
  readonly related?: readonly RelatedLocation[];
}

/** Collects what every stage has to say, in the order it was said. The only way problems are reported. */
export class Diagnostics {
  readonly #all: Diagnostic[] = [];

  report(diagnostic: Diagnostic): void {
    this.#all.push(Object.freeze(diagnostic));
  }

  get all(): readonly Diagnostic[] {
    return this.#all;
  }

  get hasErrors(): boolean {
    return this.#all.some((each) => each.severity === 'error');
  }
}
