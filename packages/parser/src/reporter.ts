import type { Diagnostic, Diagnostics, Fix, RelatedLocation, Severity } from './diagnostics.ts';
import { onOneLine } from './on-one-line.ts';
import type { ParserDiagnosticId } from './parser-diagnostics.ts';
import type { SourceRange } from './source.ts';
import type { SourceText } from './source-text.ts';

export interface ReportDetails {
  readonly hint?: string;
  readonly fix?: Fix;
  /** What was probably meant in place of the whole text that is reported. */
  readonly meant?: string;
  readonly related?: readonly RelatedLocation[];
}

/** Where the readers of one file say what they found; counts errors so that a reader can tell whether one of its parts failed. */
export class Reporter {
  readonly source: SourceText;
  readonly #diagnostics: Diagnostics;
  /** What was said already: an alias, or content shared by a collection, is read once for each place it stands for. */
  readonly #said = new Set<string>();
  #errors = 0;

  constructor(source: SourceText, diagnostics: Diagnostics) {
    this.source = source;
    this.#diagnostics = diagnostics;
  }

  /** Errors said so far, in this file. */
  get errors(): number {
    return this.#errors;
  }

  error(id: ParserDiagnosticId, range: SourceRange, message: string, details: ReportDetails = {}): void {
    this.#errors += 1;
    this.#report('error', id, range, message, details);
  }

  warning(id: ParserDiagnosticId, range: SourceRange, message: string, details: ReportDetails = {}): void {
    this.#report('warning', id, range, message, details);
  }

  /** Says what was found aside, by a reporter of its own. */
  forward({ id, severity, range, message, ...details }: Diagnostic): void {
    if (severity === 'error') this.#errors += 1;
    this.#report(severity, id, range, message, details);
  }

  #report(severity: Severity, id: string, range: SourceRange, message: string, details: ReportDetails) {
    const key = `${range.start.offset} ${id} ${message}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.#diagnostics.report(toldAs(id, severity, range, message, details));
  }
}

/** A diagnostic whose texts fit a line each. */
export function toldAs(
  id: string,
  severity: Severity,
  range: SourceRange,
  message: string,
  details: ReportDetails,
): Diagnostic {
  const { meant, ...rest } = details;
  const hint = details.hint === undefined ? {} : { hint: onOneLine(details.hint) };
  const suggestion = meant === undefined ? {} : { suggestion: { range, text: meant } };
  return { id, severity, range, message: onOneLine(message), ...rest, ...hint, ...suggestion };
}
