import {
  type IndexedSource,
  type IndexPipeline,
  type OpenSearchEntry,
  opensearch,
  readIndexPipeline,
} from '@sigmazuh/opensearch';
import { Diagnostics } from '@sigmazuh/parser';
import { readPipeline, type WazuhPipeline } from '@sigmazuh/wazuh-events';
import { type ReadPipeline, readPipelinesOf } from '../files/pipelines/back-end-pipelines.ts';
import { type PackSettings, readProject, type SigmaProject, unreadEntries } from './pack-project.ts';

export type OpenSearchSettings = Pick<PackSettings, 'rules' | 'pipelines' | 'placeholders'> &
  Partial<PackSettings>;

export interface OpenSearchProject extends SigmaProject {
  /** `null` when a pipeline is none. */
  readonly built: ReturnType<typeof opensearch.build> | null;
  /** The build's entries, and one for each document that could not be read. */
  readonly entries: readonly OpenSearchEntry[];
  readonly indexPipelines: readonly (WazuhPipeline | IndexPipeline)[];
  readonly diagnostics: Diagnostics;
}

/**
 * Reads the rules and makes searches of them, in memory. Pipelines may be for Wazuh's events, or for an index of one's
 * own, which say `allowed_backends: [opensearch]`.
 *
 * @throws UsageError when a path does not exist
 */
export function buildSearches(settings: OpenSearchSettings, workingDirectory: string): OpenSearchProject {
  const diagnostics = new Diagnostics();
  const project = readProject({ ...settings, pipelines: [] }, workingDirectory, diagnostics);
  const read = readIndexPipelines(settings.pipelines, workingDirectory, diagnostics);
  const indexPipelines = read.flatMap(({ pipeline }) => pipeline ?? []);
  const sources = [...project.sources, ...read.map(({ source }) => source)];
  const isWhole = read.every(({ pipeline }) => pipeline !== null);
  const built = isWhole
    ? opensearch.build(project.documents, { placeholders: project.placeholders, pipelines: indexPipelines })
    : null;
  for (const each of built?.diagnostics.all ?? []) diagnostics.report(each);
  // What names a rule in Wazuh is no part of a search.
  const unread = unreadEntries(project.unread).map(({ wazuhIds: _, ...entry }) => entry);
  const entries = [...(built?.entries ?? []), ...unread];
  return { ...project, sources, built, entries, indexPipelines, diagnostics };
}

/** Pipelines for Wazuh's events, and those for an index of one's own; others are left out. */
export function readIndexPipelines(
  paths: readonly string[],
  workingDirectory: string,
  diagnostics: Diagnostics,
): readonly ReadPipeline<IndexedSource>[] {
  return readPipelinesOf<IndexedSource>(paths, workingDirectory, diagnostics, (isFor) =>
    isFor('opensearch') ? readIndexPipeline : isFor('wazuh5') ? null : readPipeline,
  );
}
