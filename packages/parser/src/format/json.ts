import type { Diagnostic, Fix } from '../diagnostics.ts';
import type { SourceRange } from '../source.ts';

/** A place in JSON output: lines and columns from 1, columns in UTF-16 code units, the end not included. */
export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface JsonDiagnostic extends JsonPlace {
  readonly id: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly hint?: string;
  readonly fix?: JsonPlace & { readonly text: string };
  readonly suggestion?: JsonPlace & { readonly text: string };
  readonly related?: readonly (JsonPlace & { readonly message: string })[];
}

/** A diagnostic as a flat object, for programs. */
export function toJson(diagnostic: Diagnostic): JsonDiagnostic {
  const { id, severity, range, message, hint, fix, suggestion, related } = diagnostic;
  return {
    id,
    severity,
    ...placeOf(range),
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined ? {} : { fix: replacement(fix) }),
    ...(suggestion === undefined ? {} : { suggestion: replacement(suggestion) }),
    ...(related === undefined
      ? {}
      : { related: related.map((each) => ({ ...placeOf(each.range), message: each.message })) }),
  };
}

/** A JSON array of all diagnostics, one a line. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '[]\n';
  return `[\n${diagnostics.map((each) => JSON.stringify(toJson(each))).join(',\n')}\n]\n`;
}

const replacement = ({ range, text }: Fix) => ({ ...placeOf(range), text });

function placeOf({ file, start, end }: SourceRange): JsonPlace {
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
