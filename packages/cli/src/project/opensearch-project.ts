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

/** Rules, and the pipelines that say where their events are indexed. */
interface SearchProject extends SigmaProject {
  /** `null` when one of them is none. */
  readonly indexPipelines: readonly (WazuhPipeline | IndexPipeline)[] | null;
  /** What reading had to say. */
  readonly diagnostics: Diagnostics;
}

interface OpenSearchProject extends SearchProject {
  /** `null` when a pipeline is none. */
  readonly built: ReturnType<typeof opensearch.build> | null;
  /** The build's entries, and one for each document that could not be read. */
  readonly entries: readonly OpenSearchEntry[];
}

/**
 * Reads the rules and makes searches of them, in memory. Pipelines may be for Wazuh's events, or for an index of one's
 * own, which say `allowed_backends: [opensearch]`.
 *
 * @throws UsageError when a path does not exist
 */
export function buildSearches(settings: OpenSearchSettings, workingDirectory: string): OpenSearchProject {
  const project = readSearchProject(settings, workingDirectory);
  const { documents, placeholders, indexPipelines: pipelines, unread, diagnostics } = project;
  const built = pipelines === null ? null : opensearch.build(documents, { placeholders, pipelines });
  for (const each of built?.diagnostics.all ?? []) diagnostics.report(each);
  // What names a rule in Wazuh is no part of a search.
  const withoutSearch = unreadEntries(unread).map(({ wazuhIds: _, ...entry }) => entry);
  return { ...project, built, entries: [...(built?.entries ?? []), ...withoutSearch] };
}

/**
 * Reads the rules and the pipelines, as `buildSearches` does.
 *
 * @throws UsageError when a path does not exist
 */
export function readSearchProject(settings: OpenSearchSettings, workingDirectory: string): SearchProject {
  const diagnostics = new Diagnostics();
  const project = readProject({ ...settings, pipelines: [] }, workingDirectory, diagnostics);
  const read = readIndexPipelines(settings.pipelines, workingDirectory, diagnostics);
  const sources = [...project.sources, ...read.map(({ source }) => source)];
  const isWhole = read.every(({ pipeline }) => pipeline !== null);
  const indexPipelines = isWhole ? read.flatMap(({ pipeline }) => pipeline ?? []) : null;
  return { ...project, sources, indexPipelines, diagnostics };
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
