import type { Diagnostic, Severity } from '../diagnostics.ts';
import type { SourceText } from '../source-text.ts';

/** Puts colours around parts of the output; the default leaves them as they are. */
export interface Paint {
  readonly severity: (text: string, severity: Severity) => string;
  readonly faint: (text: string) => string;
}

const plain: Paint = { severity: (text) => text, faint: (text) => text };

/** Longer lines are cut to a window around the place, so that a frame fits a terminal. */
const widest = 120;

/**
 * Diagnostics for people, each with the line it is about:
 *
 *     sigma/x.yml:14:15 error unknown modifier "contain" [unknown-modifier]
 *        14 |         Image|contain: x
 *           |               ^^^^^^^
 *        hint: did you mean "contains"?
 *
 * `sources` are the files; a diagnostic about another file comes without the line.
 */
export function formatText(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceText[],
  paint: Paint = plain,
): string {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  return diagnostics.map((each) => formatOne(each, byFile.get(each.range.file), paint)).join('\n');
}

function formatOne(diagnostic: Diagnostic, source: SourceText | undefined, paint: Paint): string {
  const { id, severity, range, message, hint, related } = diagnostic;
  const place = `${range.file}:${range.start.line}:${range.start.column}`;
  const lines = [`${place} ${paint.severity(severity, severity)} ${message} ${paint.faint(`[${id}]`)}`];
  if (source !== undefined) lines.push(...frame(diagnostic, source, paint));
  if (hint !== undefined) lines.push(`   hint: ${hint}`);
  for (const { range: other, message: what } of related ?? []) {
    lines.push(paint.faint(`   ${other.file}:${other.start.line}:${other.start.column} ${what}`));
  }
  return `${lines.join('\n')}\n`;
}

function frame({ range, severity }: Diagnostic, source: SourceText, paint: Paint): readonly string[] {
  const { line, column } = range.start;
  const whole = source.line(line);
  // Of a file that cannot be read, or a line without a character, there is nothing to show.
  if (whole === '') return [];
  const end = range.end.line === line ? range.end.column : whole.length + 1;
  const cut = Math.max(0, Math.min(column - widest / 2, whole.length - widest));
  const shown = whole.slice(cut, cut + widest);
  const before = shown.slice(0, column - 1 - cut);
  const marked = Math.max(1, Math.min(end - column, shown.length - before.length));
  const gutter = `   ${line}`;
  // Tabs stay tabs, so that the mark stands below the place whatever their width.
  const indent = before.replace(/[^\t]/g, ' ');
  return [
    `${paint.faint(`${gutter} |`)} ${shown}`,
    `${paint.faint(`${' '.repeat(gutter.length)} |`)} ${indent}${paint.severity('^'.repeat(marked), severity)}`,
  ];
}
