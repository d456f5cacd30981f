import type { Diagnostics } from '@sigmazuh/parser';
import { readPipeline, type SourceMapping } from '@sigmazuh/wazuh-events';
import { type ReadPipeline, readPipelinesOf } from './back-end-pipelines.ts';

/** A pipeline file for Wazuh 4 and what was read from it. */
type PipelineFile = ReadPipeline<SourceMapping>;

/**
 * Reads pipeline files in the order in which they are named; those that are for other back ends only are left out.
 *
 * @param diagnostics receives what is wrong with them, at file, line and column
 * @throws UsageError when a path does not exist
 */
export function readPipelines(
  paths: readonly string[],
  workingDirectory: string,
  diagnostics: Diagnostics,
): readonly PipelineFile[] {
  return readPipelinesOf(paths, workingDirectory, diagnostics, (isFor) => {
    const isForOthers = (isFor('opensearch') || isFor('wazuh5')) && !isFor('wazuh');
    return isForOthers ? null : readPipeline;
  });
}
