import type { Diagnostics, SourceText } from '@sigmazuh/parser';
import type { Pipeline, PipelineReader, Source } from '@sigmazuh/pipeline';
import { findFiles, yamlFiles } from '../find-files.ts';
import { readText, reportUnreadable } from '../read-text.ts';

/** A pipeline file; `pipeline` is `null` when it is none. */
export interface ReadPipeline<S extends Source> {
  readonly source: SourceText;
  readonly pipeline: Pipeline<S> | null;
}

/**
 * Reads pipeline files, each with the reader for the back end that it says it is for (`allowed_backends: [NAME]`).
 *
 * @param readerFor the reader by what a file says; `null` leaves the file out
 */
export function readPipelinesOf<S extends Source>(
  paths: readonly string[],
  workingDirectory: string,
  diagnostics: Diagnostics,
  readerFor: (isFor: (backEnd: string) => boolean) => PipelineReader<S> | null,
): readonly ReadPipeline<S>[] {
  return findFiles(paths, yamlFiles, workingDirectory).flatMap((file) => {
    const source = readText(file, (problem) => reportUnreadable(problem, diagnostics));
    if (source === null) return [];
    const read = readerFor((backEnd) => isFor(source.text, backEnd));
    return read === null ? [] : [{ source, pipeline: read(source.text, file.shown, diagnostics) }];
  });
}

/** Looked for in the text: which schema a file is held to has to be known before it is read. */
export function isFor(text: string, backEnd: string): boolean {
  const [, inLine = '', below = ''] =
    /^allowed_backends:[ \t]*(?:\[([^\]\n]*)\]|\n((?:[ \t]*-[ \t]*\S+[ \t]*\n?)+))/m.exec(text) ?? [];
  return `${inLine} ${below}`.split(/[\s,'"-]+/).includes(backEnd);
}
