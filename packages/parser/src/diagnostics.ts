import type { SourceRange } from './source.ts';

/** From the gravest down. A `note` is about what became of a rule, which its author can do nothing about. */
export const severities = ['error', 'warning', 'info', 'note'] as const;
export type Severity = (typeof severities)[number];

/** Whether a severity is as grave as another, or graver. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}

/** A kind of diagnostic as catalogues list it, under its id. */
export interface DiagnosticKind {
  /** How grave it is by default; some places report it less gravely. */
  readonly severity: Severity;
  /** What it is about, in one line. */
  readonly summary: string;
}

/** The diagnostics of one package by their ids; each id has a page, `docs/diagnostics/ID.md`. */
export type DiagnosticTable = Readonly<Record<string, DiagnosticKind>>;

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
  /** What was probably meant in place of the text in its range; somebody has to look before it is applied. */
  readonly suggestion?: Fix;
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
