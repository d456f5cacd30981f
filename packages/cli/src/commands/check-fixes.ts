import { chmodSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { groupBy } from '@sigmazuh/compiler';
import { type Diagnostic, Diagnostics, type Fix, parseSigma, SourceText } from '@sigmazuh/parser';
import { systemReason } from '../files/file-errors.ts';
import { OutputError } from '../files/write/output-error.ts';
import { writeFileAtomically } from '../files/write/write-files.ts';
import { counted } from '../terminal/counted.ts';

/** A file with what is sure to be meant in place of what stands there. */
interface FixedFile {
  readonly source: SourceText;
  readonly text: string;
  readonly fixes: readonly Fix[];
}

/**
 * Files in which findings carry a change that needs no look. Only the characters of the change are others afterwards:
 * comments, quotes and line ends stay. A file that would read worse than before, or is no UTF-8, is left alone.
 */
export function fixedFiles(
  findings: readonly Diagnostic[],
  sources: readonly SourceText[],
): readonly FixedFile[] {
  const fixes = groupBy(
    findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix])),
    ({ range }) => range.file,
  );
  return sources.flatMap((source): readonly FixedFile[] => {
    const own = apart(fixes.get(source.file) ?? []);
    if (own.length === 0 || source.text.includes('\uFFFD')) return [];
    const text = applied(source.text, own);
    return isSound(source, text) ? [{ source, text, fixes: own }] : [];
  });
}

/** In the order of the text; of changes that overlap the first alone. */
function apart(fixes: readonly Fix[]): readonly Fix[] {
  const ordered = [...fixes].sort((a, b) => a.range.start.offset - b.range.start.offset);
  const kept: Fix[] = [];
  for (const fix of ordered) {
    const last = kept.at(-1);
    if (last === undefined || last.range.end.offset <= fix.range.start.offset) kept.push(fix);
  }
  return kept;
}

function applied(text: string, fixes: readonly Fix[]): string {
  return fixes.reduceRight(
    (changed, { range, text: wanted }) =>
      changed.slice(0, range.start.offset) + wanted + changed.slice(range.end.offset),
    text,
  );
}

/** Whether as many documents are read as before, and no error is new. */
function isSound(source: SourceText, text: string): boolean {
  const read = (each: string) => {
    const diagnostics = new Diagnostics();
    const { length } = parseSigma(each, source.file, diagnostics);
    return { length, errors: diagnostics.all.filter(({ severity }) => severity === 'error').length };
  };
  const before = read(source.text);
  const after = read(text);
  return after.length === before.length && after.errors <= before.errors;
}

/** How many changes there are, in words. */
export function countOf(files: readonly FixedFile[]): string {
  const fixes = files.reduce((sum, each) => sum + each.fixes.length, 0);
  return counted(fixes, 'finding');
}

/** The lines that change, as they are and as they will be. */
export function changedLines({ source, text, fixes }: FixedFile): string {
  const changed = new SourceText(source.file, text);
  const lines = [...new Set(fixes.map(({ range }) => range.start.line))];
  return lines
    .map((line) => `${source.file}:${line}\n- ${source.line(line)}\n+ ${changed.line(line)}\n`)
    .join('');
}

/**
 * Writes each file where it really lies, so that a link stays one, with the rights it has.
 *
 * @throws OutputError when a file cannot be written, or was changed since it was read
 */
export function writeFixed(files: readonly FixedFile[], workingDirectory: string): void {
  for (const { source, text } of files) {
    const { place, mode } = placeOf(source, workingDirectory);
    writeFileAtomically(place, text);
    chmodSync(place, mode);
  }
}

function placeOf(source: SourceText, workingDirectory: string) {
  const path = resolve(workingDirectory, source.file);
  let found: { readonly place: string; readonly mode: number; readonly text: string };
  try {
    const place = realpathSync(path);
    found = { place, mode: statSync(place).mode, text: readFileSync(place, 'utf8') };
  } catch (error) {
    throw new OutputError(source.file, systemReason(error));
  }
  if (found.text !== source.text) throw new OutputError(source.file, 'it has changed since it was read');
  return found;
}
