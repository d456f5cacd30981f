import type { Diagnostic } from '../diagnostics.ts';
import { didYouMean } from '../nearest.ts';
import { parserDiagnostics } from '../parser-diagnostics.ts';
import type { SourceText } from '../source-text.ts';
import { checkRules } from './rules/index.ts';
import { readSuppressions, silences } from './suppressions.ts';

/** The id under which a suppression that silences nothing is reported. */
export const idleSuppression = 'idle-suppression';

const parserIds: ReadonlySet<string> = new Set(Object.keys(parserDiagnostics));
const ownIds: readonly string[] = [...checkRules.map((rule) => rule.id), ...parserIds];

/**
 * The diagnostics that no comment in their file silences, in the order of files, lines and columns, with one more
 * for each suppression that silences nothing. Errors of reading a file stay: without its document nothing follows.
 *
 * @param all every id there is, of all packages; without it nothing is said of an id that is none of this package's
 */
export function withoutSuppressed(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceText[],
  all?: readonly string[],
): readonly Diagnostic[] {
  const known = all ?? ownIds;
  const isClaimed = (id: string) =>
    all !== undefined || known.includes(id) || didYouMean(id, known).hint !== undefined;
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
      .filter((suppression) => !used.has(suppression) && isClaimed(suppression.id))
      .map(
        ({ id, offset }): Diagnostic => ({
          id: idleSuppression,
          severity: 'warning',
          range: source.range(offset, offset + id.length),
          ...(known.includes(id)
            ? { message: `there is no "${id}" here to ignore` }
            : { message: `no diagnostic is called "${id}"`, ...suggestionFor(id, known, source, offset) }),
        }),
      ),
  );
  return [...kept, ...idle].sort(byPlace(sources));
}

function suggestionFor(id: string, known: readonly string[], source: SourceText, offset: number) {
  const { hint, meant } = didYouMean(id, known);
  if (hint === undefined || meant === undefined) return {};
  return { hint, suggestion: { range: source.range(offset, offset + id.length), text: meant } };
}

function byPlace(sources: readonly SourceText[]): (one: Diagnostic, other: Diagnostic) => number {
  const order = new Map(sources.map((source, index) => [source.file, index]));
  return (one, other) =>
    (order.get(one.range.file) ?? 0) - (order.get(other.range.file) ?? 0) ||
    one.range.start.offset - other.range.start.offset;
}
