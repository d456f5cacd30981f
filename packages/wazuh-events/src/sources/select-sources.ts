import type { LogSource } from '@sigmazuh/parser';
import * as pipeline from '@sigmazuh/pipeline';
import { intersection } from './intersect-sources.ts';
import type { SourceMapping, WazuhPipeline } from './source-mapping.ts';

/** Answers which sources the events of a log source come from in Wazuh. */
export function sourceSelection(
  pipelines: readonly WazuhPipeline[],
): (logSource: LogSource) => pipeline.SourceSelection<SourceMapping> {
  return pipeline.sourceSelection(pipelines, intersection);
}
