import {
  Diagnostics,
  isAtLeast,
  readSigma as parse,
  parseYaml,
  type SigmaDocument,
  SourceText,
  type YamlMap,
  yamlEntry,
} from '@sigmazuh/parser';
import { type FoundFile, findFiles, yamlFiles } from '../find-files.ts';
import { readText, reportUnreadable } from '../read-text.ts';

/** A Sigma file and what was read from it. */
export interface SigmaFile {
  readonly source: SourceText;
  readonly documents: readonly SigmaDocument[];
  /** Documents that have an error, or the file itself when it cannot be read at all. */
  readonly unread: readonly UnreadDocument[];
}

/** A document that cannot be used, with what is known of it. */
export interface UnreadDocument {
  readonly id: string | null;
  readonly title: string;
  readonly path: string;
  /** The first error and its place, `path:line:column message`. */
  readonly reason: string;
}

/**
 * Reads every Sigma document below `paths`. One bad file is one bad file: it is reported, and the rest is read.
 *
 * @param diagnostics receives what is wrong with them
 * @param isWanted whether a file counts; others are not opened
 * @throws UsageError when a named path does not exist or cannot be read
 */
export function readSigma(
  paths: readonly string[],
  workingDirectory: string,
  diagnostics: Diagnostics,
  isWanted: (file: FoundFile) => boolean = () => true,
): readonly SigmaFile[] {
  const unreadable: SigmaFile[] = [];
  const own = new Diagnostics();
  const problem = (each: { readonly shown: string; readonly reason: string }): void => {
    reportUnreadable(each, own);
    const { shown, reason } = each;
    const unread = { id: null, title: shown, path: shown, reason: `${shown}:1:1 ${reason}` };
    unreadable.push({ source: new SourceText(shown, ''), documents: [], unread: [unread] });
  };
  const files = findFiles(paths, yamlFiles, workingDirectory, problem)
    .filter(isWanted)
    .flatMap((file) => {
      const source = readText(file, problem);
      return source === null ? [] : [readFile(source, diagnostics)];
    });
  for (const each of own.all) diagnostics.report(each);
  return [...files, ...unreadable];
}

function readFile(source: SourceText, diagnostics: Diagnostics): SigmaFile {
  const own = new Diagnostics();
  const documents = parse(source, own);
  for (const each of own.all) diagnostics.report(each);
  return { source, documents, unread: own.hasErrors ? unreadOf(source, own) : [] };
}

/** Each document of the file with an error in it; an error outside of all makes the file itself one. */
function unreadOf(source: SourceText, { all }: Diagnostics): readonly UnreadDocument[] {
  const errors = all.filter(({ severity }) => isAtLeast(severity, 'error'));
  const maps = parseYaml(source.text, source.file, new Diagnostics()).filter((node) => node.kind === 'map');
  const unread = new Map<YamlMap | null, UnreadDocument>();
  for (const { range, message } of errors) {
    const map = maps.find(
      (each) => each.range.start.offset <= range.start.offset && range.start.offset <= each.range.end.offset,
    );
    if (unread.has(map ?? null)) continue;
    unread.set(map ?? null, {
      id: map === undefined ? null : textUnder(map, 'id'),
      title: (map === undefined ? null : textUnder(map, 'title')) ?? source.file,
      path: source.file,
      reason: `${source.file}:${range.start.line}:${range.start.column} ${message}`,
    });
  }
  return [...unread.values()];
}

function textUnder(map: YamlMap, name: string): string | null {
  const value = yamlEntry(map, name)?.value;
  return value?.kind === 'scalar' && value.value !== null ? value.text : null;
}
