import type { Diagnostics, SourceText } from '@sigmazuh/parser';
import { readPipeline, type WazuhPipeline } from '@sigmazuh/wazuh';
import { findFiles, yamlFiles } from './find-files.ts';
import { readText, reportUnreadable } from './read-text.ts';

/** A pipeline file and what was read from it. */
export interface PipelineFile {
  readonly source: SourceText;
  /** `null` when the file is no pipeline. */
  readonly pipeline: WazuhPipeline | null;
}

/**
 * Reads pipeline files in the order in which they are named.
 *
 * @param diagnostics receives what is wrong with them, at file, line and column
 * @throws UsageError when a path does not exist
 */
export function readPipelines(
  paths: readonly string[],
  workingDirectory: string,
  diagnostics: Diagnostics,
): readonly PipelineFile[] {
  return findFiles(paths, yamlFiles, workingDirectory).flatMap((file) => {
    const source = readText(file, (problem) => reportUnreadable(problem, diagnostics));
    if (source === null) return [];
    return [{ source, pipeline: readPipeline(source.text, file.shown, diagnostics) }];
  });
}
