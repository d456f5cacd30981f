import type { Diagnostic } from '../diagnostics.ts';
import { didYouMean } from '../nearest.ts';
import { parserDiagnostics } from '../parser-diagnostics.ts';
import type { SourceText } from '../source-text.ts';
import { checkRules } from './rules/index.ts';
import { readSuppressions, silences } from './suppressions.ts';

/** The id under which a suppression that silences nothing is reported. */
export const idleSuppression = 'idle-suppression';

const parserIds: ReadonlySet<string> = new Set(Object.keys(parserDiagnostics));
const checkIds: readonly string[] = checkRules.map((rule) => rule.id);

/**
 * The diagnostics that no comment in their file silences, in the order of files, lines and columns, with one more
 * for each suppression that silences nothing. Errors of reading a file stay: without its document nothing follows.
 */
export function withoutSuppressed(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceText[],
): readonly Diagnostic[] {
  const byFile = new Map(sources.map((source) => [source.file, readSuppressions(source)]));
  const used = new Set<unknown>();
  const kept = diagnostics.filter((diagnostic) => {
    if (diagnostic.severity === 'error' && parserIds.has(diagnostic.id)) return true;
    const found = (byFile.get(diagnostic.range.file) ?? []).filter((each) => silences(each, diagnostic));
    for (const each of found) used.add(each);
    return found.length === 0;
  });
  const idle = sources.flatMap((source) =>
    (byFile.get(source.file) ?? [])
      .filter((suppression) => !used.has(suppression) && isOurs(suppression.id))
      .map(
        ({ id, offset }): Diagnostic => ({
          id: idleSuppression,
          severity: 'warning',
          range: source.range(offset, offset + id.length),
          message: isKnown(id) ? `there is no "${id}" here to ignore` : `no diagnostic is called "${id}"`,
          ...(isKnown(id) ? {} : didYouMean(id, [...checkIds, ...parserIds])),
        }),
      ),
  );
  return [...kept, ...idle].sort(byPlace(sources));
}

function isKnown(id: string): boolean {
  return parserIds.has(id) || checkIds.includes(id);
}

/** Other packages have diagnostics of their own; they are recognised by what is missing here, so no claim is made about them. */
function isOurs(id: string): boolean {
  return isKnown(id) || didYouMean(id, [...checkIds, ...parserIds]).hint !== undefined;
}

function byPlace(sources: readonly SourceText[]): (one: Diagnostic, other: Diagnostic) => number {
  const order = new Map(sources.map((source, index) => [source.file, index]));
  return (one, other) =>
    (order.get(one.range.file) ?? 0) - (order.get(other.range.file) ?? 0) ||
    one.range.start.offset - other.range.start.offset;
}
